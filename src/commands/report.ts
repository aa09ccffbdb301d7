import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { REPORT_KINDS } from '#lib/domain/reports/kinds.ts';
import { filterOver } from '#lib/schema/reports.ts';
import { report } from '#lib/server/reports/command.ts';
import { usualFilterOf } from '#lib/server/reports/service.ts';
import { REPORT_FORMATS } from '#lib/server/reports/report-file.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';
import { asksForDocument, writeDocument } from './report-document.ts';

const FORMATS = [...REPORT_FORMATS, 'text'] as const;

export const command: Command = {
  help: () => m.command_report_help({ formats: FORMATS.join('|'), kinds: REPORT_KINDS.join(', ') }),
  run: async (args) => {
    if (asksForDocument(args) && !isOfFigures(args)) return writeDocument(args);
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'json' },
        out: { type: 'string' },
        unit: { type: 'string' },
        bloc: { type: 'string' },
        day: { type: 'string' },
        denominator: { type: 'string' },
        threshold: { type: 'string' },
        units: { type: 'string' }
      }
    });
    // The document on the results is the list of units: as figures it is their ranking.
    const asked = positionals[0] === 'results' ? 'units' : positionals[0];
    const kind = REPORT_KINDS.find((one) => one === asked);
    const format = FORMATS.find((one) => one === values.format);
    if (!kind || positionals.length > 1)
      throw new UsageError(m.operator_report_unknown({ kinds: REPORT_KINDS.join(', ') }));
    if (!format) throw new UsageError(m.operator_format_unknown({ formats: FORMATS.join(', ') }));
    const content = await onInstallation(async ({ ctx }) => {
      const filter = filterOver(await usualFilterOf(ctx)).parse(values);
      return report(ctx, kind, format, filter);
    });
    if (values.out) writeFileSync(values.out, content);
    else if (typeof content === 'string') print(content);
    else process.stdout.write(content);
    return EXIT.done;
  }
};

/** Only the report on participation is a document too; of it "text" means the document. */
const isOfFigures = ([kind]: readonly string[]): boolean =>
  kind !== 'participation' && REPORT_KINDS.some((one) => one === kind);
