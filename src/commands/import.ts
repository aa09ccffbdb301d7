import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDemo } from '#lib/demo/is-demo.ts';
import { OFFICIAL_COLUMNS } from '#lib/domain/people/plan-import.ts';
import { UNIT_COLUMNS } from '#lib/domain/units/plan-import.ts';
import type { Running } from '#lib/server/boot.ts';
import { readBankFile } from '#lib/server/banks/read-file.ts';
import * as banks from '#lib/server/banks/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { readEnvironment } from '#lib/server/env.ts';
import { importFile } from '#lib/server/people/command.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { fileProblemSentence, placeInWords } from '#lib/text/written-file.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';
import { importLines, type Imported } from './import-lines.ts';
import { orUnreadable, orUnreadableLater } from './unreadable.ts';

const KINDS = ['units', 'officials', 'bank'] as const;
type Kind = (typeof KINDS)[number];
type How = { goodRows: boolean; isCheck: boolean };

const titlesOf = (columns: Readonly<Record<string, { title: string }>>): string =>
  Object.values(columns)
    .map(({ title }) => title)
    .join(', ');

export const command: Command = {
  help: () =>
    m.command_import_help({
      unitColumns: titlesOf(UNIT_COLUMNS),
      officialColumns: titlesOf(OFFICIAL_COLUMNS)
    }),
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        'good-rows': { type: 'boolean', default: false }
      }
    });
    const [kindWord, file, ...more] = positionals;
    const kind = KINDS.find((one) => one === kindWord);
    if (!kind || !file || more.length > 0) throw new UsageError(m.operator_say_import());
    const how = { goodRows: values['good-rows'], isCheck: values.check };
    const imported = await onInstallation((running) => importKind(running, kind, file, how));
    const lines = values.json ? [JSON.stringify(imported)] : importLines(imported, how);
    for (const line of lines) print(line);
    return imported.wrong.length === 0 ? EXIT.done : EXIT.found;
  }
};

async function importKind({ ctx }: Running, kind: Kind, file: string, how: How): Promise<Imported> {
  if (kind === 'bank') return importBank(ctx, file, how);
  const contestId = (await contest.current(ctx))?.contest.id ?? null;
  const look = { goodRows: how.goodRows, isCheck: true };
  const seen = await orUnreadableLater(file, () => importFile(ctx, kind, contestId, file, look));
  if (how.isCheck) return seen;
  if (kind === 'units' && seen.new + seen.changed > 0) await expectNoDemo(ctx);
  return importFile(ctx, kind, contestId, file, how);
}

/** Units of one's own among those of the demo would be a contest of neither. */
async function expectNoDemo(ctx: Ctx): Promise<void> {
  const { dataDir } = readEnvironment(process.env);
  if (!(await isDemo(ctx, dataDir))) return;
  throw new Error(m.operator_demo_units_refused({ folder: resolve(dataDir) }));
}

async function importBank(ctx: Ctx, path: string, { isCheck }: How): Promise<Imported> {
  const read = orUnreadable(path, () => readBankFile(path));
  if (!read.ok) {
    const wrong = read.problems.map(({ problem, line, ...place }) => ({
      sheet: path,
      row: line,
      column: placeInWords({ ...place, line: null }),
      problem: fileProblemSentence(problem)
    }));
    return { new: 0, changed: 0, unchanged: 0, wrong, notes: [] };
  }
  const counts = isCheck
    ? await banks.previewBank(ctx, read.file)
    : await banks.importBank(ctx, read.file);
  const { new: added, changed, unchanged } = counts;
  return { new: added, changed, unchanged, wrong: [], notes: [] };
}
