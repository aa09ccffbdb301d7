import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { contestFile, type ContestFile } from '#lib/schema/contest.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  summary: 'make a contest from its file',
  help: `Usage: npm run hoithi -- contest FILE.yaml

The file holds name, rules and sessions; demo/2021/contest.yaml is one to copy. Import the units and
the question bank first, the officials afterwards. The newest contest is the one that is shown.
Exit code 1 if the bank cannot fill the papers or a unit is unknown.`,
  run: async (args) => {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [path, ...more] = positionals;
    if (!path || more.length > 0) throw new UsageError('Say which file');
    const file = readContestFile(path);
    const made = await onInstallation(({ ctx }) => quiz.createContest(ctx, file));
    if (made.ok) {
      print(`${made.value.contest.name}: ${made.value.sessions.length} sessions`);
      return EXIT.done;
    }
    for (const line of sentences(made.refusal)) print(line);
    return EXIT.found;
  }
};

function readContestFile(path: string): ContestFile {
  const parsed = contestFile.safeParse(parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error([`${path} is not a contest:`, ...wrong].join('\n'));
}

function sentences(refusal: quiz.CreateRefusal): string[] {
  switch (refusal.kind) {
    case 'bank-unknown':
      return [`No bank ${refusal.code}: import it first (import bank FILE)`];
    case 'unit-unknown':
      return [`No unit ${refusal.code}: import the units first (import units FILE)`];
    case 'bank-too-small':
      return refusal.shortages.map(
        ({ topic, level, wanted, found }) =>
          `The bank has ${found} questions of ${topic} ${level}, a paper wants ${wanted}`
      );
  }
}
