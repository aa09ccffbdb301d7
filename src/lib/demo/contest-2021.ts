import type { ContestFile } from '../schema/contest.ts';
import { readBankFile } from '../server/banks/read-file.ts';
import * as banks from '../server/banks/service.ts';
import { readContestFile } from '../server/contest/read-file.ts';
import type { ContestView } from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import { importFile } from '../server/people/command.ts';
import * as quiz from '../server/quiz/service.ts';

export const BANK_FILE = 'question-banks/cchc-dong-thap-2021/bank.yaml';

const CONTEST_FILE = 'demo/2021/contest.yaml';

/** The made-up officials of the demo. */
export const OFFICIALS_FILE = 'demo/2021/officials.csv';

type Sessions = ContestFile['round']['sessions'];

/**
 * Makes the contest of 2021 through the services, from the files in `demo/2021`.
 *
 * @param sessions instead of the two days of 2021
 */
export async function makeContest2021(ctx: Ctx, sessions?: Sessions): Promise<ContestView> {
  const bank = readBankFile(BANK_FILE);
  if (!bank.ok) throw new Error(`${BANK_FILE}: ${JSON.stringify(bank.problems[0])}`);
  await banks.importBank(ctx, bank.file);
  await expectClean(importFile(ctx, 'units', null, 'demo/2021/units.csv', { goodRows: false }));

  const read = readContestFile(CONTEST_FILE);
  if (!read.ok) throw new Error(`${CONTEST_FILE}: ${JSON.stringify(read.refusal[0])}`);
  const file = read.value;
  const round = sessions ? { ...file.round, sessions } : file.round;
  const made = await quiz.createContest(ctx, { ...file, round });
  if (!made.ok) throw new Error(`${CONTEST_FILE}: ${JSON.stringify(made.refusal)}`);

  const { contest } = made.value;
  await expectClean(importFile(ctx, 'officials', contest.id, OFFICIALS_FILE, { goodRows: false }));
  return made.value;
}

/** One session for everybody. */
export const openSession = (opensAt: number, closesAt: number): Sessions => [
  { name: 'Ca thi chung', opensAt, closesAt, units: [] }
];

async function expectClean(importing: ReturnType<typeof importFile>): Promise<void> {
  const { wrong } = await importing;
  if (wrong.length > 0) throw new Error(`demo file: ${JSON.stringify(wrong[0])}`);
}
