import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { REPORT_KINDS } from '#lib/domain/reports/kinds.ts';
import { filterOver } from '#lib/schema/reports.ts';
import { report } from '#lib/server/reports/command.ts';
import { usualFilterOf } from '#lib/server/reports/service.ts';
import { REPORT_FORMATS } from '#lib/server/reports/report-file.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';
import { asksForDocument, DOCUMENT_HELP, writeDocument } from './report-document.ts';

const FORMATS = [...REPORT_FORMATS, 'text'] as const;

export const command: Command = {
  summary: 'print a report of the contest or write it to a file',
  help: `Usage: npm run hoithi -- report KIND --format ${FORMATS.join('|')} [--out FILE] [filters]

KIND is one of ${REPORT_KINDS.join(', ')}; results is units.

  --format       json (default), csv (the first table), xlsx or text (for a terminal)
  --out          write to this file instead of the output
  --unit         code of a unit: it and everything below it
  --bloc         a bloc of units, such as huyen
  --day          a day such as 2021-09-22
  --denominator  what rates are a share of: registered or headcount
  --threshold    in percent; without both: the gate of the contest's rules,
                 or 50 percent of those registered where it has none
  --units        laggards: ranked (default) or all

${DOCUMENT_HELP}`,
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
      throw new UsageError(`Reports: ${REPORT_KINDS.join(', ')}`);
    if (!format) throw new UsageError(`--format must be one of: ${FORMATS.join(', ')}`);
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
