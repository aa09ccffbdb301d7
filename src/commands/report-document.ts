import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeDocumentFor, DOCUMENT_FORMATS } from '#lib/server/documents/command.ts';
import { EXIT, onInstallation, print, UsageError } from './command.ts';

/* Reports as official documents, for `report … --format text|docx|pdf`. */

const REPORTS = ['annual', 'participation', 'notice', 'results', 'minutes', 'sheet'] as const;

export const DOCUMENT_HELP = `As official documents in the layout of Nghị định 30/2020/NĐ-CP:
       npm run hoithi -- report annual|participation|notice|results --format text|docx|pdf [--out FILE]
       npm run hoithi -- report minutes FINAL_OR_MARKING_ID --format text|docx|pdf [--out FILE]
       npm run hoithi -- report sheet MARKING_ID "JUDGE'S NAME" --format text|docx|pdf [--out FILE]

  annual         the paragraph of the annual reform report
  participation  the report on the result, with participation by unit as its annex
  notice         the notice of the ranking and of the units that go on
  results        the list of units by rank
  minutes        of a final that has begun, or of a marking that is locked
  sheet          the score sheets of one judge of a marking that is locked

Head, number and signature are those that were filled in last on the page of documents.`;

/** Does the command line ask for a document and not for figures? */
export const asksForDocument = (args: readonly string[]): boolean =>
  DOCUMENT_FORMATS.some((format) => {
    const at = args.indexOf('--format');
    return args.includes(`--format=${format}`) || (at >= 0 && args[at + 1] === format);
  });

/** Runs `report` for a document. */
export async function writeDocument(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string' }, out: { type: 'string' } }
  });
  const [name, aboutId, judge, ...more] = positionals;
  const report = REPORTS.find((one) => one === name);
  const format = DOCUMENT_FORMATS.find((one) => one === values.format);
  if (!report || more.length > 0) throw new UsageError(`Documents: ${REPORTS.join(', ')}`);
  if (!format) throw new UsageError(`--format must be one of: ${DOCUMENT_FORMATS.join(', ')}`);
  const isAbout = report === 'minutes' || report === 'sheet';
  if (isAbout !== (aboutId !== undefined) || (report === 'sheet') !== (judge !== undefined)) {
    throw new UsageError(
      'Name the final or the marking for minutes, the marking and the judge for a sheet, and nothing for the others.'
    );
  }
  const content = await onInstallation(({ ctx }) =>
    writeDocumentFor(ctx, { report, aboutId: aboutId ?? null, judge: judge ?? null }, format)
  );
  if (values.out) writeFileSync(values.out, content);
  else if (typeof content === 'string') print(content);
  else process.stdout.write(content);
  return EXIT.done;
}
