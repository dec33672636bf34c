import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findLibreOffice } from '../../scripts/libreoffice.mjs';

const run = promisify(execFile);
const programs = findLibreOffice();

/** Why there is no LibreOffice to test with; undefined where there is. */
export const missing: string | undefined =
  'missing' in programs
    ? `not run: ${programs.missing} is missing (node scripts/libreoffice.mjs)`
    : undefined;

/** Milliseconds for all files of one conversion. */
const LONGEST = 120_000;

/** What files are converted to, and the filter of LibreOffice that does it. */
const TARGETS = {
  docx: 'docx:Office Open XML Text',
  doc: 'doc:MS Word 97',
  html: 'html:HTML (StarWriter)',
  txt: 'txt:Text (encoded):UTF8',
  pdf: 'pdf:writer_pdf_Export',
} as const;

export type Target = keyof typeof TARGETS;

/** Files by their names. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** LibreOffice without a window, with a profile of its own in a temporary folder. */
export class Office {
  #jobs = 0;

  private constructor(readonly folder: string) {}

  static async start(): Promise<Office> {
    return new Office(await mkdtemp(join(tmpdir(), 'workplan-office-')));
  }

  /**
   * Converts files, all in one process.
   *
   * @param asPage whether they are pages of the web, which LibreOffice else opens as what cannot be saved for Word
   * @returns the new files under the names of the old ones, without the extension
   * @throws {Error} where one of them was not converted
   */
  async convert(files: Files, target: Target, asPage = false): Promise<Files> {
    const [from, to] = [join(this.folder, `${++this.#jobs}`), join(this.folder, `${this.#jobs}-${target}`)];
    await mkdir(from);
    for (const [name, bytes] of files) {
      await writeFile(join(from, name), bytes);
    }
    const profile = pathToFileURL(join(this.folder, 'profile')).href;
    await run(
      'missing' in programs ? '' : programs.soffice,
      [
        `-env:UserInstallation=${profile}`,
        ...['--headless', '--norestore', '--nolockcheck'],
        ...(asPage ? ['--infilter=HTML (StarWriter)'] : []),
        ...['--convert-to', TARGETS[target], '--outdir', to],
        ...[...files.keys()].map((name) => join(from, name)),
      ],
      { timeout: LONGEST, maxBuffer: 16 * 1024 * 1024 },
    );
    const made = new Map<string, Uint8Array>();
    for (const name of await readdir(to)) {
      made.set(parse(name).name, await readFile(join(to, name)));
    }
    const lost = [...files.keys()].filter((name) => !made.has(parse(name).name));
    if (lost.length > 0) {
      throw new Error(`LibreOffice made no ${target} of ${lost.join(', ')}`);
    }
    return made;
  }

  /** The text of a PDF, a page each, laid out as on the page. */
  async pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
    const text = await this.#ofPdf(pdf, 'pdftotext', ['-layout'], ['-']);
    // Behind each page stands a form feed.
    return text.split('\f').slice(0, -1);
  }

  /** What `pdfinfo` says of a PDF. */
  async infoOf(pdf: Uint8Array): Promise<string> {
    return this.#ofPdf(pdf, 'pdfinfo', [], []);
  }

  async #ofPdf(
    pdf: Uint8Array,
    program: 'pdftotext' | 'pdfinfo',
    before: readonly string[],
    after: readonly string[],
  ): Promise<string> {
    const file = join(this.folder, `${++this.#jobs}.pdf`);
    await writeFile(file, pdf);
    const { stdout } = await run(
      'missing' in programs ? '' : programs[program],
      [...before, file, ...after],
      {
        timeout: LONGEST,
        maxBuffer: 16 * 1024 * 1024,
      },
    );
    return stdout;
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
