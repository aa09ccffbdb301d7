import { DAY, HOUR, MINUTE } from '../domain/core/time.ts';
import { randomFrom, type Random } from '../domain/core/random.ts';
import { permit, type Permission } from '../domain/auth/permissions.ts';
import { RUBRIC_PRESETS } from '../domain/judging/presets.ts';
import type { ContestView } from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import * as judging from '../server/judging/service.ts';
import { operatorMay } from '../server/operator.ts';
import type { DemoAccount } from './accounts.ts';
import { expectOk } from './expect-ok.ts';
import { markDrawn } from './marks-2021.ts';

/** One seed, so that the demo tells the same story on every machine. */
const SEED = '20211022202110262021102000001505';

const NAME = 'Chấm video clip dự thi vòng 2';

/** How many sheets each judge has handed in, the head first; the next one is begun. */
const HANDED_IN = [9, 12, 7, 6, 8];

/** This judge comes from a unit that takes part, and does not mark it. */
const FROM_A_UNIT = 'giamkhao4';

/** Which of the entries called that unit is, counted from 0. */
const UNIT_AT = 2;

/** The judges draw apart on this entry, so that they have to confer (B11). */
const APART_AT = 3;

type Judge = { account: DemoAccount; may: Permission<'judging.mark'> };

/**
 * The jury at work on the entries of a call, as the seed found it: sheets handed in and in work,
 * nothing locked.
 *
 * @param staff accounts that were made for the jury, with their passwords
 */
export async function makeJudging2021(
  ctx: Ctx,
  clock: { now: number },
  { contest }: ContestView,
  callId: string,
  staff: readonly DemoAccount[]
): Promise<string> {
  const may = operatorMay('judging.prepare', { contestId: contest.id });
  clock.now += DAY;
  const markingId = await prepare(ctx, may, callId);
  const jury = await appoint(ctx, may, markingId, staff);
  expectOk(await judging.openMarking(ctx, may, markingId));
  const random = randomFrom(SEED);
  for (const [index, judge] of jury.entries()) {
    await markSome(ctx, clock, markingId, { ...judge, index, random });
  }
  return markingId;
}

async function prepare(
  ctx: Ctx,
  may: Permission<'judging.prepare'>,
  callId: string
): Promise<string> {
  const preset = RUBRIC_PRESETS.find(({ id }) => id === 'video-du-thi');
  if (!preset) throw new Error('there is no rubric for films');
  const { rubric, aggregation } = preset;
  const { markingId } = expectOk(
    await judging.createMarking(ctx, may, {
      name: NAME,
      on: { kind: 'call', callId },
      rubric,
      rules: { aggregation, overtime: null },
      subjects: await judging.subjectsOfCall(ctx, callId)
    })
  );
  return markingId;
}

async function appoint(
  ctx: Ctx,
  may: Permission<'judging.prepare'>,
  markingId: string,
  staff: readonly DemoAccount[]
): Promise<Judge[]> {
  const { contestId = '' } = may.subject;
  const { marked } = expectOk(await judging.readPreparation(ctx, may, markingId));
  const candidates = await judging.judgeCandidates(ctx, may);
  const jury: Judge[] = [];
  for (const account of staff) {
    const known = candidates.find(({ loginName }) => loginName === account.loginName);
    if (!known) continue;
    const { id: accountId, displayName, personId } = known;
    const unitId = account.loginName === FROM_A_UNIT ? (marked[UNIT_AT]?.unitId ?? null) : null;
    const isHead = jury.length === 0;
    expectOk(await judging.appointJudge(ctx, may, markingId, { accountId, unitId, isHead }));
    const scope = { kind: 'contest', contestId } as const;
    const actor = { accountId, displayName, personId, grants: [{ role: 'judge' as const, scope }] };
    const mark = permit(actor, 'judging.mark', { contestId });
    if (mark) jury.push({ account, may: mark });
  }
  return jury;
}

/** One judge's days: an entry after the other in the order of the list, the last one only begun. */
async function markSome(
  ctx: Ctx,
  clock: { now: number },
  markingId: string,
  judge: Judge & { index: number; random: Random }
): Promise<void> {
  const { index, random } = judge;
  const opened = clock.now;
  const own = (await judging.ownMarkings(ctx, judge.may)).find(
    ({ marking }) => marking.id === markingId
  );
  const handedIn = HANDED_IN[index] ?? 0;
  for (const [at, { sheetId, ordinal }] of (own?.sheets ?? []).slice(0, handedIn + 1).entries()) {
    clock.now = opened + index * HOUR + Math.floor(at / 3) * DAY + (at % 3) * 20 * MINUTE;
    const lean = ordinal - 1 === APART_AT && index === 1 ? 'strict' : 'usual';
    await markDrawn(ctx, judge.may, sheetId, { random, lean, isBegun: at === handedIn });
    if (at < handedIn) await sign(ctx, judge, sheetId);
  }
  clock.now = opened;
}

async function sign(ctx: Ctx, { account, may }: Judge, sheetId: string): Promise<void> {
  const { seal, judgeName } = expectOk(await judging.readOwnSheet(ctx, may, sheetId));
  const form = { signature: judgeName, password: account.password, seal };
  expectOk(await judging.submitSheet(ctx, may, sheetId, form, 'demo'));
}
