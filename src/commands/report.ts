import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { report } from '#lib/server/reports/command.ts';
import { asksForDocument, DOCUMENT_HELP, writeDocument } from './report-document.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

const KINDS = ['participation', 'individuals', 'units'] as const;
const FORMATS = ['json', 'csv', 'xlsx'] as const;

export const command: Command = {
  summary: 'print the participation table or a ranking of the contest',
  help: `Usage: npm run hoithi -- report participation|individuals|units --format json|csv|xlsx [--out FILE]

  --format   json (default), csv or xlsx
  --out      write to this file instead of the output

${DOCUMENT_HELP}`,
  run: async (args) => {
    if (asksForDocument(args)) return writeDocument(args);
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: 'string', default: 'json' }, out: { type: 'string' } }
    });
    const kind = KINDS.find((one) => one === positionals[0]);
    const format = FORMATS.find((one) => one === values.format);
    if (!kind || positionals.length > 1) throw new UsageError(`Reports: ${KINDS.join(', ')}`);
    if (!format) throw new UsageError(`--format must be one of: ${FORMATS.join(', ')}`);
    const content = await onInstallation(({ ctx }) => report(ctx, kind, format));
    if (values.out) writeFileSync(values.out, content);
    else if (typeof content === 'string') print(content);
    else process.stdout.write(content);
    return EXIT.done;
  }
};
