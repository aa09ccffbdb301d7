import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { shortages } from '../domain/banks/blueprint.ts';
import { HOUR, vietnamTime } from '../domain/core/time.ts';
import type { ExamSession } from '../domain/contest/rules.ts';
import type { UnitTree } from '../domain/units/tree.ts';
import { contestPreset } from '../schema/contest.ts';
import { readBankFile } from '../server/banks/read-file.ts';
import * as banks from '../server/banks/service.ts';
import * as contest from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import { importFile } from '../server/people/command.ts';
import * as units from '../server/units/service.ts';

type SessionDraft = Omit<ExamSession, 'id' | 'roundId'>;

export const BANK_FILE = 'question-banks/cchc-dong-thap-2021/bank.yaml';

/**
 * Makes the contest of 2021 through the services, from the files in `demo/2021`.
 *
 * @param sessions the exam sessions, given the imported units
 * @param officialsFile where other officials than the 4.345 are wanted
 */
export async function makeContest2021(
  ctx: Ctx,
  sessions: (tree: UnitTree) => SessionDraft[],
  officialsFile = 'demo/2021/officials.csv'
): Promise<contest.ContestView> {
  const read = readBankFile(BANK_FILE);
  if (!read.ok) throw new Error(`${BANK_FILE}: ${JSON.stringify(read.problems[0])}`);
  const { bankId } = await banks.importBank(ctx, read.file);
  const preset = contestPreset.parse(parse(readFileSync('demo/2021/contest.yaml', 'utf8')));
  const missing = shortages(preset.round.rules.paper.blueprint, await banks.pool(ctx, bankId));
  if (missing.length > 0) throw new Error(`the bank is too small: ${JSON.stringify(missing)}`);

  await expectClean(importFile(ctx, 'units', null, 'demo/2021/units.csv', { goodRows: false }));
  const drafts = sessions(await units.readTree(ctx));
  const view = await contest.createFromPreset(ctx, preset, bankId, drafts);
  const contestId = view.contest.id;
  await expectClean(importFile(ctx, 'officials', contestId, officialsFile, { goodRows: false }));
  return view;
}

/** One session for everybody that is open now and stays open. */
export const openSession = (opensAt: number, closesAt: number) => (): SessionDraft[] => [
  { name: 'Ca thi chung', opensAt, closesAt, unitIds: [] }
];

/** The two days of 2021, 22 and 23/9 (B0), four half-days; who sat when is illustrative. */
export function sessionsOf2021(tree: UnitTree): SessionDraft[] {
  const ranked = tree.units.filter((unit) => ['department', 'district'].includes(unit.type));
  // Huyện Lai Vung sat in the morning of 23/9/2021 [R1].
  const third = ranked.filter((unit) => unit.code === 'HLV2');
  const others = ranked.filter((unit) => !third.includes(unit));
  const groups = [0, 1, 2, 3].map((slot) => others.filter((_, index) => index % 4 === slot));
  groups[2]?.push(...third);
  return SLOTS.map(({ name, opensAt }, slot) => ({
    name,
    opensAt,
    closesAt: opensAt + 4 * HOUR,
    unitIds: (groups[slot] ?? []).map((unit) => unit.id)
  }));
}

const SLOTS = [
  { name: 'Ca 1, sáng 22/9/2021', opensAt: vietnamTime(2021, 9, 22, 7, 30) },
  { name: 'Ca 2, chiều 22/9/2021', opensAt: vietnamTime(2021, 9, 22, 13, 30) },
  { name: 'Ca 3, sáng 23/9/2021', opensAt: vietnamTime(2021, 9, 23, 7, 30) },
  { name: 'Ca 4, chiều 23/9/2021', opensAt: vietnamTime(2021, 9, 23, 13, 30) }
];

async function expectClean(importing: ReturnType<typeof importFile>): Promise<void> {
  const { wrong } = await importing;
  if (wrong.length > 0) throw new Error(`demo file: ${JSON.stringify(wrong[0])}`);
}
