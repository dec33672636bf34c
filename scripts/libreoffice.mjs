// @ts-check
// Finds LibreOffice and poppler for the tests in test/interop, and on Debian, as root, installs them. Where they are
// missing it says so and ends well: those tests are left out then, and counted as skipped.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { canInstall, installAdvice, installPackages } from './debian.mjs';

/** The fonts are those that the pictures need as well; without them a page has no Chinese on it. */
const packages = ['libreoffice-writer-nogui', 'poppler-utils', 'fonts-noto-cjk'];
const places = ['/Applications/LibreOffice.app/Contents/MacOS', 'C:\\Program Files\\LibreOffice\\program'];

/**
 * The programs the tests use, or what is missing. LibreOffice may be named in WORKPLAN_SOFFICE.
 *
 * @returns {{ soffice: string, pdftotext: string, pdfinfo: string } | { missing: string }}
 */
export function findLibreOffice() {
  const soffice = process.env['WORKPLAN_SOFFICE'] ?? find('soffice') ?? find('libreoffice');
  const [pdftotext, pdfinfo] = [find('pdftotext'), find('pdfinfo')];
  return soffice && pdftotext && pdfinfo
    ? { soffice, pdftotext, pdfinfo }
    : { missing: soffice ? 'poppler-utils (pdftotext, pdfinfo)' : 'LibreOffice (soffice)' };
}

/** @param {string} program */
function find(program) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...places];
  const names = process.platform === 'win32' ? [`${program}.exe`] : [program];
  return folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));
}

/** Makes sure that they are there where that can be done without asking anybody. */
function installLibreOffice() {
  const found = findLibreOffice();
  if (!('missing' in found)) return;
  if (!canInstall()) {
    say(
      `${found.missing} is missing, so the tests with it are left out; to run them:\n  ${installAdvice(packages)}`,
    );
    return;
  }
  say(`installing ${packages.join(', ')} with apt-get`);
  try {
    installPackages(packages);
  } catch {
    say('apt-get could not install them, see its messages above; the tests with LibreOffice are left out');
  }
}

/** @param {string} line */
function say(line) {
  console.log(`LibreOffice: ${line}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  installLibreOffice();
}
