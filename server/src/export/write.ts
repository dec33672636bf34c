import type { Plan } from '../plan/tree';
import { layOut } from './layout';
import type { ExportOptions, ExportResult } from './options';
import { writePackage } from './package';
import { pageNumber, writeBlocks } from './paragraphs';
import { fontTable, settings } from './settings';
import { FOOTER_STYLE, standardStyleIds, standardStyles } from './styles';

/**
 * Writes a plan as a `.docx` after GB/T 9704-2012. Never rejects for any text. The same plan gives the same bytes.
 *
 * @param plan the whole text; lines of comment are left out
 */
export async function writePlan(plan: Plan, _options: ExportOptions): Promise<ExportResult> {
  const { blocks, comments } = layOut(plan);
  const bytes = await writePackage({
    children: writeBlocks(blocks, standardStyleIds, () => undefined),
    footers: { odd: pageNumber('odd', FOOTER_STYLE), even: pageNumber('even', FOOTER_STYLE) },
    title: plan.title?.text ?? '',
    parts: new Map([
      ['word/styles.xml', standardStyles()],
      ['word/settings.xml', settings()],
      ['word/fontTable.xml', fontTable()],
    ]),
  });
  return { kind: 'document', bytes, comments };
}
