import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeDocumentFor, DOCUMENT_FORMATS } from '#lib/server/documents/command.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, onInstallation, print, UsageError } from './command.ts';

/* Reports as official documents, for `report … --format text|docx|pdf`. */

const REPORTS = ['annual', 'participation', 'notice', 'results', 'minutes', 'sheet'] as const;

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
  if (!report || more.length > 0)
    throw new UsageError(m.operator_document_unknown({ kinds: REPORTS.join(', ') }));
  if (!format)
    throw new UsageError(m.operator_format_unknown({ formats: DOCUMENT_FORMATS.join(', ') }));
  const isAbout = report === 'minutes' || report === 'sheet';
  if (isAbout !== (aboutId !== undefined) || (report === 'sheet') !== (judge !== undefined)) {
    throw new UsageError(m.operator_document_about());
  }
  const content = await onInstallation(({ ctx }) =>
    writeDocumentFor(ctx, { report, aboutId: aboutId ?? null, judge: judge ?? null }, format)
  );
  if (values.out) writeFileSync(values.out, content);
  else if (typeof content === 'string') print(content);
  else process.stdout.write(content);
  return EXIT.done;
}
