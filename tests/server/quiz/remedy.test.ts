import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { HOUR, MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { readIncidents } from '#lib/server/reports/service.ts';
import { CLOSES, mayStart, OPENS } from '../../support/contest.ts';
import { describeOnEachDatabase, type Bench } from '../../support/databases.ts';
import { outageStory } from '../../support/outage-story.ts';

const reason = 'Mất điện tại điểm thi';
const TIMED = ['timed-out'] as const;

describeOnEachDatabase('a paper that time closed in an outage', (bench) => {
  const tale = outageStory(bench);
  let lan: Actor;
  let first: quiz.OwnAttempt;
  beforeAll(async () => {
    await tale.begin();
    lan = await tale.staff('lan', 'organizer');
    first = await tale.attemptOf('AN');
    await tale.answer('AN', first, 1);
    await tale.attemptOf('CHI');
    bench().clock.now = OPENS + 31 * MINUTE;
    await quiz.submitOverdue(bench().ctx);
  });

  it('is shown before anything is done: who is helped, who is not and why', async () => {
    const { ctx } = bench();
    const everybody = { by: 'range', from: OPENS + MINUTE, to: OPENS + 2 * MINUTE } as const;
    const may = permit(lan, 'attempt.extend', { contestId: tale.view.contest.id })!;
    const time = await quiz.previewRemedy(ctx, may, tale.plan(everybody, 'extra-time', ['open']));
    expect(time?.standings).toEqual({ open: 0, 'timed-out': 2, 'handed-in': 0, 'not-started': 0 });
    expect(time?.helped).toEqual([]);
    expect(time?.leftOut.get('closed')?.map((one) => one.staffCode)).toEqual(['AN', 'CHI']);
    const unit = { by: 'unit', unitId: await unitId(bench(), 'HLV') } as const;
    const goOn = await quiz.previewRemedy(ctx, may, tale.plan(unit, 'go-on', TIMED));
    expect(goOn?.helped.map((one) => one.staffCode)).toEqual(['CHI']);
    expect(goOn?.leftOut.get('not-started')).toHaveLength(2);
    expect(goOn?.isAlone).toBe(true);
    const later = { ...everybody, from: OPENS + HOUR, to: OPENS + 2 * HOUR };
    const none = await tale.ask(lan, tale.plan(later, 'go-on', TIMED));
    expect(none).toEqual({ ok: false, refusal: 'nobody-left' });
  });

  it('goes on at once where nobody else could confirm, and the record says so', async () => {
    const { ctx, clock } = bench();
    clock.now = OPENS + HOUR;
    const person = { by: 'person', registrationId: await tale.registrationOf('AN') } as const;
    const plan = tale.plan(person, 'go-on', TIMED);
    const [one, same] = await Promise.all([
      tale.ask(lan, plan, { onceKey: 'pressed twice' }),
      tale.ask(lan, plan, { onceKey: 'pressed twice' })
    ]);
    expect(one).toMatchObject({ ok: true, value: { state: 'done', people: 1 } });
    expect(same).toEqual(one);
    expect(await tale.audited()).toMatchObject([
      {
        action: 'remedy.go-on',
        account_id: lan.accountId,
        detail: { people: 1, extraMs: 10 * MINUTE, isConfirmed: false, reason }
      }
    ]);
    const lobby = await quiz.readLobby(ctx, mayStart(tale.who('AN')));
    expect(lobby).toMatchObject({
      start: { kind: 'continue', attemptId: first.id },
      help: { kind: 'go-on', attemptNo: 1, until: OPENS + 70 * MINUTE }
    });
  });

  it('keeps paper, answers and seed, and ends later', async () => {
    const { ctx, clock } = bench();
    const again = await tale.again('AN', first);
    const { deadlineAt, pausedMs, ...kept } = again;
    expect(first).toMatchObject({ ...kept, state: 'open' });
    expect([deadlineAt, pausedMs]).toEqual([OPENS + 70 * MINUTE, 30 * MINUTE]);
    const paper = await quiz.readPaper(ctx, again);
    expect(paper).toMatchObject({ saved: [{ position: 1, choice: ['A'] }] });
    expect(await quiz.readReceipt(ctx, again)).toBeNull();
    expect(await quiz.checkIn(ctx, again)).toMatchObject({ state: 'open', mayStart: false });
    clock.now = OPENS + 69 * MINUTE;
    await quiz.submitOverdue(ctx);
    expect(await tale.answer('AN', again, 2)).toMatchObject({
      value: { answers: [{ refusal: null }] }
    });
    expect(await tale.violations()).toEqual([]);
  });

  it('is handed in again: one official grade, the first receipt and grade on record', async () => {
    const { ctx, clock } = bench();
    const before = await tale.grades(first.id);
    expect(before).toEqual([{ run: 1, is_official: 0, answered: 1, elapsed_ms: 30 * MINUTE }]);
    await quiz.submit(ctx, await tale.again('AN', first), first.holder);
    expect(await tale.grades(first.id)).toEqual([
      ...before,
      { run: 2, is_official: 1, answered: 2, elapsed_ms: 39 * MINUTE }
    ]);
    const receipt = await quiz.readReceipt(ctx, await tale.again('AN', first));
    expect(receipt).toMatchObject({
      answered: 2,
      isCutShort: false,
      earlier: [{ submittedAt: OPENS + 31 * MINUTE, reopenedAt: OPENS + HOUR }]
    });
    expect(receipt?.receiptCode).not.toBe(receipt?.earlier[0]?.receiptCode);
    const outcomes = await quiz.listOutcomes(ctx, tale.view.round.id);
    expect(outcomes.filter((one) => one.attemptId === first.id)).toHaveLength(1);
    clock.now += SECOND;
    expect(await tale.violations()).toEqual([]);
  });
});

describeOnEachDatabase('a request that waits for a second person', (bench) => {
  const tale = outageStory(bench);
  let [lan, minh, quan]: Actor[] = [];
  let chi: quiz.OwnAttempt;
  let remedyId: string;
  beforeAll(async () => {
    await tale.begin();
    lan = await tale.staff('lan', 'organizer');
    minh = await tale.staff('minh', 'organizer');
    quan = await tale.staff('quan', 'administrator');
    chi = await tale.attemptOf('CHI');
    await tale.attemptOf('DUNG');
    bench().clock.now = OPENS + 31 * MINUTE;
    await quiz.submitOverdue(bench().ctx);
  });
  const unitPlan = async () =>
    tale.plan({ by: 'unit', unitId: await unitId(bench(), 'HLV') }, 'go-on', TIMED);

  it('changes nothing until then, and is not asked for twice', async () => {
    const asked = await tale.ask(lan!, await unitPlan());
    expect(asked).toMatchObject({ ok: true, value: { state: 'waiting', people: 2 } });
    if (asked.ok) ({ remedyId } = asked.value);
    expect((await tale.again('CHI', chi)).state).toBe('submitted');
    expect(await tale.ask(lan!, await unitPlan())).toEqual({ ok: false, refusal: 'nobody-left' });
  });

  it('is not confirmed by who asked, in however many windows; that is on the record', async () => {
    const { ctx } = bench();
    const answers = await Promise.all([
      quiz.confirmRemedy(ctx, tale.decide(lan!), remedyId),
      quiz.confirmRemedy(ctx, tale.decide(lan!), remedyId)
    ]);
    expect(answers).toEqual(Array(2).fill({ ok: false, refusal: 'own-request' }));
    const actions = (await tale.audited()).map((one) => one.action);
    expect(actions).toEqual(['remedy.ask', 'remedy.refuse-own', 'remedy.refuse-own']);
  });

  it('keeps keys back as long as it waits', async () => {
    const { ctx, clock } = bench();
    const before = clock.now;
    clock.now = CLOSES + MINUTE;
    const dung = (await quiz.readLobby(ctx, mayStart(tale.who('DUNG'))))!.submitted[0]!;
    const receipt = await quiz.readReceipt(ctx, await tale.again('DUNG', { id: dung.attemptId }));
    expect(receipt).toMatchObject({ review: null });
    clock.now = before;
  });

  it('helps once when two others confirm at the same time', async () => {
    const { ctx, clock } = bench();
    clock.now += SECOND;
    const answers = await Promise.all([
      quiz.confirmRemedy(ctx, tale.decide(minh!), remedyId),
      quiz.confirmRemedy(ctx, tale.decide(quan!), remedyId)
    ]);
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    expect(answers.find((one) => !one.ok)).toEqual({ ok: false, refusal: 'not-waiting' });
    const now = await tale.again('CHI', chi);
    expect(now).toMatchObject({ state: 'open', deadlineAt: bench().clock.now + 10 * MINUTE });
    expect((await tale.audited()).at(-1)).toMatchObject({
      action: 'remedy.go-on',
      detail: { people: 2, leftOut: 0, askedBy: lan!.accountId, isConfirmed: true }
    });
  });

  it('stands in the report of incidents, with who asked, who confirmed and why', async () => {
    const view = await readIncidents(bench().ctx, operatorMay('monitor.view'));
    expect(view?.counts).toMatchObject({ reopened: 2, cutShort: 0 });
    expect(view?.incidents).toMatchObject([
      {
        kind: 'went-on',
        byName: expect.stringMatching(/minh|quan/),
        about: 'đơn vị UBND huyện Lai Vung',
        detail: { kind: 'help', people: 2, minutes: 10, isConfirmed: true },
        reason
      },
      { kind: 'help-asked', byName: 'lan', reason }
    ]);
  });

  it('may be declined with an answer, taken back by who asked, and is over after a day', async () => {
    const { ctx, clock } = bench();
    clock.now += HOUR;
    await quiz.submitOverdue(ctx);
    const ask = async () => {
      const asked = await tale.ask(lan!, await unitPlan());
      if (!asked.ok) throw new Error(asked.refusal);
      return asked.value.remedyId;
    };
    const declined = await ask();
    expect(await quiz.withdrawRemedy(ctx, tale.decide(minh!), declined)).toMatchObject({
      refusal: 'not-own-request'
    });
    await quiz.declineRemedy(ctx, tale.decide(minh!), declined, 'Điểm thi không mất điện');
    expect(await quiz.confirmRemedy(ctx, tale.decide(quan!), declined)).toMatchObject({
      refusal: 'not-waiting'
    });
    const withdrawn = await ask();
    expect(await quiz.withdrawRemedy(ctx, tale.decide(lan!), withdrawn)).toMatchObject({
      ok: true
    });
    const expired = await ask();
    clock.now += 24 * HOUR;
    expect(await quiz.confirmRemedy(ctx, tale.decide(minh!), expired)).toMatchObject({
      refusal: 'expired'
    });
    expect((await tale.again('CHI', chi)).state).toBe('submitted');
    expect(await tale.violations()).toEqual([]);
  });
});

describeOnEachDatabase('extra time for a session', (bench) => {
  const tale = outageStory(bench, { attempts: { max: 2, counts: 'last' } });
  beforeAll(() => tale.begin());

  it('reaches all who work, in one entry of the record', async () => {
    const { ctx } = bench();
    const lan = await tale.staff('lan', 'organizer');
    const [an, binh] = [await tale.attemptOf('AN'), await tale.attemptOf('BINH')];
    await quiz.submit(ctx, binh, binh.holder);
    await tale.attemptOf('BINH');
    const session = { by: 'session', sessionId: tale.view.sessions[0]!.id } as const;
    const plan = tale.plan(session, 'extra-time', ['open']);
    expect(await tale.ask(lan, plan, { seen: 1 })).toEqual({ ok: false, refusal: 'list-grew' });
    expect(await tale.ask(lan, plan)).toMatchObject({ value: { state: 'done', people: 2 } });
    expect((await tale.again('AN', an)).extraMs).toBe(10 * MINUTE);
    expect((await tale.again('BINH', binh)).extraMs).toBe(0);
    expect(await tale.audited()).toMatchObject([{ action: 'remedy.extra-time' }]);
    expect(await tale.violations()).toEqual([]);
  });
});

async function unitId({ ctx }: Bench, code: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.id;
}
