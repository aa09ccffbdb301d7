import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import type { Instant } from '#lib/domain/core/time.ts';
import { DAY } from '#lib/domain/core/time.ts';
import type { ImportReport } from '#lib/domain/files/table.ts';
import { readContestFile } from '#lib/server/contest/read-file.ts';
import { BANK_FILE, openSession } from '#lib/demo/contest-2021.ts';
import { readBankFile } from '#lib/server/banks/read-file.ts';
import * as banks from '#lib/server/banks/service.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import * as units from '#lib/server/units/service.ts';
import { tableOf } from '../support/workbooks.ts';

/** A registered official. */
export type Official = { actor: Actor; personId: string; registrationId: string };

/** The rules of 2021 over four units with so many officials, open from yesterday to tomorrow. */
export async function makeSmallContest(
  ctx: Ctx,
  wanted: { officials: number; durationMs: number; graceMs: number }
): Promise<Official[]> {
  const bank = readBankFile(BANK_FILE);
  if (!bank.ok) throw new Error(`${BANK_FILE} is not a bank`);
  await banks.importBank(ctx, bank.file);
  await importUnits(ctx);

  const read = readContestFile('demo/2021/contest.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const file = read.value;
  const { durationMs, graceMs } = wanted;
  const { paper, ...rules } = file.round.rules;
  const made = await quiz.createContest(ctx, {
    ...file,
    round: {
      ...file.round,
      rules: { ...rules, graceMs, paper: { ...paper, durationMs } },
      sessions: openSession(ctx.now() - DAY, ctx.now() + DAY)
    }
  });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const view = made.value;
  await importOfficials(ctx, view.contest.id, wanted.officials);

  const registrations = await people.listRegistrations(ctx, view.contest.id);
  return registrations.map(({ id, personId, staffCode, fullName }) => ({
    actor: { accountId: staffCode, displayName: fullName, personId, grants: [] },
    personId,
    registrationId: id
  }));
}

/** Starts an official's attempt through the service, as if at that instant. */
export async function startAttempt(
  ctx: Ctx,
  { actor, personId }: Official,
  startedAt: Instant
): Promise<quiz.OwnAttempt> {
  const permission = permit(actor, 'attempt.start', { ownerPersonId: personId });
  const then = makeCtx(ctx.db, { ...ctx, now: () => startedAt });
  const started = permission && (await quiz.start(then, permission));
  const attempt = started?.ok && (await quiz.ownAttempt(ctx, actor, started.value.attemptId));
  if (!attempt) throw new Error(`${actor.displayName} could not start`);
  return attempt;
}

async function importUnits(ctx: Ctx): Promise<void> {
  const table = tableOf(
    ['code', 'name', 'type', 'parent', 'bloc', 'headcount'],
    ['DT', 'Tỉnh Đồng Tháp', 'province', '', '', ''],
    ['SNV', 'Sở Nội vụ', 'department', 'DT', 'so-nganh', '63'],
    ['HLV', 'Huyện Lai Vung', 'district', 'DT', 'huyen', '290'],
    ['TTLV', 'Thị trấn Lai Vung', 'commune', 'HLV', '', '30']
  );
  const permission = operatorMay('unit.import');
  expectAll(4, await units.importUnits(ctx, permission, table, 'all-or-nothing'));
}

async function importOfficials(ctx: Ctx, contestId: string, officials: number): Promise<void> {
  const rows = Array.from({ length: officials }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return [`TS${number}`, `Nguyễn Văn ${number}`, ['SNV', 'HLV', 'TTLV'][index % 3] ?? ''];
  });
  const table = tableOf(['staff_code', 'full_name', 'unit_code'], ...rows);
  const permission = operatorMay('person.import', { contestId });
  expectAll(
    officials,
    await people.importOfficials(ctx, permission, contestId, table, 'all-or-nothing')
  );
}

function expectAll(wanted: number, report: ImportReport): void {
  if (report.new !== wanted) throw new Error(`import went wrong: ${JSON.stringify(report)}`);
}
