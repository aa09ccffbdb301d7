import { parseArgs } from 'node:util';
import { readBankFile } from '#lib/server/banks/read-file.ts';
import * as banks from '#lib/server/banks/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { importFile } from '#lib/server/people/command.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

type Imported = {
  new: number;
  changed: number;
  unchanged: number;
  wrong: { sheet: string; row: number | string; column: string; problem: string }[];
};

const KINDS = ['units', 'officials', 'bank'] as const;
type Kind = (typeof KINDS)[number];

export const command: Command = {
  summary: 'bring units, officials or a question bank in from a file',
  help: `Usage: npm run hoithi -- import units|officials|bank FILE [--good-rows] [--json]

Units and officials: .csv or .xlsx. Question banks: .yaml or .json (question-banks/README.md).
The same file again changes nothing. If a row is wrong nothing is written, unless
  --good-rows   the right rows go in alone
  --json        print {new, changed, unchanged, wrong: [{sheet, row, column, problem}]}

Exit code 1 if a row is wrong.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'good-rows': { type: 'boolean', default: false }
      }
    });
    const [kindWord, file, ...more] = positionals;
    const kind = KINDS.find((one) => one === kindWord);
    if (!kind || !file || more.length > 0)
      throw new UsageError('Say what to import and from where');
    const imported = await onInstallation(({ ctx }) =>
      importKind(ctx, kind, file, values['good-rows'])
    );
    print(values.json ? JSON.stringify(imported) : readable(imported));
    return imported.wrong.length === 0 ? EXIT.done : EXIT.found;
  }
};

async function importKind(
  ctx: Ctx,
  kind: Kind,
  file: string,
  goodRows: boolean
): Promise<Imported> {
  if (kind === 'bank') return importBank(ctx, file);
  const contestId = (await contest.current(ctx))?.contest.id ?? null;
  return importFile(ctx, kind, contestId, file, { goodRows });
}

async function importBank(ctx: Ctx, path: string): Promise<Imported> {
  const read = readBankFile(path);
  if (!read.ok) {
    const wrong = read.problems.map(({ question, field, problem }) => ({
      sheet: path,
      row: question,
      column: field,
      problem
    }));
    return { new: 0, changed: 0, unchanged: 0, wrong };
  }
  const { new: added, changed, unchanged } = await banks.importBank(ctx, read.file);
  return { new: added, changed, unchanged, wrong: [] };
}

function readable({ new: added, changed, unchanged, wrong }: Imported): string {
  const counts = `Mới ${added}, thay đổi ${changed}, giữ nguyên ${unchanged}, sai ${wrong.length}`;
  const lines = wrong.map(
    ({ sheet, row, column, problem }) => `  ${sheet}, dòng ${row}, cột ${column}: ${problem}`
  );
  return [counts, ...lines].join('\n');
}
