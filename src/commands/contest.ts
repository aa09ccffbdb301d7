import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDemo } from '#lib/demo/is-demo.ts';
import type { ContestFile } from '#lib/schema/contest.ts';
import { readContestFile } from '#lib/server/contest/read-file.ts';
import { readEnvironment } from '#lib/server/env.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { createSentences, outlookLines } from '#lib/text/contest-outlook.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { wrongPlaceSentence } from '#lib/text/written-file.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';
import { orUnreadable } from './unreadable.ts';

export const command: Command = {
  help: m.command_contest_help,
  run: async (args) => {
    const { positionals, values } = parseArgs({
      args,
      options: { check: { type: 'boolean', default: false } },
      allowPositionals: true
    });
    const [path, ...more] = positionals;
    if (!path || more.length > 0) throw new UsageError(m.operator_say_file());
    const read = orUnreadable(path, () => readContestFile(path));
    if (read.ok) return make(path, read.value, values.check);
    return refuse(path, read.refusal.map(wrongPlaceSentence));
  }
};

/** Says what will stand; writes it only if nothing speaks against it. */
async function make(path: string, file: ContestFile, isCheck: boolean): Promise<number> {
  const { dataDir } = readEnvironment(process.env);
  return onInstallation(async ({ ctx }) => {
    const outlook = await quiz.contestOutlook(ctx, file);
    const isTaken = outlook.refusals.some(({ kind }) => kind === 'contest-exists');
    if (!isTaken) for (const line of outlookLines(file, outlook, ctx.now())) print(line);
    const place = {
      folder: resolve(dataDir),
      isDemo: await isDemo(ctx, dataDir),
      asked: file.code
    };
    if (outlook.refusals.length > 0) {
      return refuse(
        path,
        outlook.refusals.flatMap((one) => createSentences(one, place))
      );
    }
    if (isCheck) {
      print(m.contest_made_only_checked());
      return EXIT.done;
    }
    const made = await quiz.createContest(ctx, file);
    if (!made.ok) return refuse(path, createSentences(made.refusal, place));
    print(m.contest_made_done());
    return EXIT.done;
  });
}

function refuse(file: string, sentences: readonly string[]): number {
  print(m.contest_made_nothing({ file }));
  for (const sentence of sentences) print(`  ${sentence}`);
  return EXIT.found;
}
