import { beforeAll, expect, it } from 'vitest';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { FilledQuestion } from '#lib/domain/live/preset.ts';
import { MINUTE } from '#lib/domain/core/time.ts';
import * as audit from '#lib/server/audit/store.ts';
import * as banks from '#lib/server/banks/service.ts';
import { performanceLimit } from '#lib/server/live/plan.ts';
import { searchBank } from '#lib/server/live/plan-bank.ts';
import * as questions from '#lib/server/live/plan-questions.ts';
import * as segments from '#lib/server/live/plan-segments.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import {
  actorOf,
  CLOSES,
  makeSmallContest,
  smallBank,
  startedAttempt
} from '../../support/contest.ts';
import { describeOnEachDatabase, type Bench } from '../../support/databases.ts';
import { askedInFinal, importWideBank, planOfFinal, wideBank } from '../../support/plan-final.ts';
import { beginShow, makeTeamFinal } from '../../support/team-final.ts';
import { drawWholePlan } from '../../support/plan-final.ts';
import { sealPlan } from '#lib/server/live/plan-sealing.ts';

const lastEntry = async ({ ctx }: Bench) => {
  const { action, detail } = (await audit.last(ctx.db))!;
  return { action, text: detail, detail: JSON.parse(detail) as Record<string, unknown> };
};
const ANY = { topic: null, level: null, target: 'next' } as const;
const SEARCH = { q: '', topic: null, level: null };
const OWN: FilledQuestion = {
  stem: 'Ai ký quyết định?',
  options: [],
  right: { kind: 'text', accepted: ['Chủ tịch bí mật'] },
  explanation: 'Theo luật',
  citation: { document: 'Luật', article: 'Điều 3' }
};

describeOnEachDatabase('the plan of a final', (bench) => {
  let [contestId, may] = ['', undefined as unknown as Permission<'final.prepare'>];
  beforeAll(async () => {
    const { ctx, clock } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    may = operatorMay('final.prepare', { contestId });
    clock.now += 3_600_000;
    await startedAttempt(ctx, await actorOf(ctx, contestId, 'AN'));
  });
  const made = async () => {
    const { finalId } = await makeTeamFinal(bench().ctx, contestId, ['Một', 'Hai']);
    return { finalId, read: () => planOfFinal(bench().ctx, may, finalId) };
  };

  it('is empty at first and begins from a preset, on the record', async () => {
    const { ctx } = bench();
    const { finalId, read } = await made();
    expect(await read()).toMatchObject({ version: 0, plan: { segments: [] } });
    const presetId = 'chung-ket-trac-nghiem';
    await segments.choosePreset(ctx, may, finalId, { version: 0, presetId });
    expect(await lastEntry(bench())).toMatchObject({
      action: 'final.choose-preset',
      detail: { presetId, before: { order: [] }, after: { order: ['phan-1', 'phan-2', 'phan-3'] } }
    });
    await segments.setFinalRules(ctx, may, finalId, {
      version: 1,
      floor: null,
      race: { latencyBoundMs: 100, tieWindowMs: 0, tie: 'host' }
    });
    expect(await read()).toMatchObject({ version: 2, plan: { floor: null, presetId } });
    await segments.choosePreset(ctx, may, finalId, { version: 2, presetId: null });
    expect(await read()).toMatchObject({ version: 3, plan: { floor: 0, segments: [] } });
  });

  it('is not overwritten by an editor who has not seen it', async () => {
    const { ctx } = bench();
    const { finalId, read } = await made();
    const add = (version: number, name: string) =>
      segments.addSegment(ctx, may, finalId, { version, kind: 'audience', name });
    const both = await Promise.all([add(0, 'Phần của An'), add(0, 'Phần của Bình')]);
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal)).toSorted()).toEqual([
      'ok',
      'plan-changed'
    ]);
    expect((await read()).plan.segments).toHaveLength(1);
    expect(await add(1, 'Phần thứ hai')).toMatchObject({ ok: true });
    const at = { version: 2, segmentId: 'phan-2' };
    await segments.moveSegment(ctx, may, finalId, { ...at, direction: 'up' });
    await segments.removeSegment(ctx, may, finalId, { version: 3, segmentId: 'phan-1' });
    expect((await read()).plan.segments.map(({ name }) => name)).toEqual(['Phần thứ hai']);
  });

  it('takes questions that banks use, and own ones whose words stay out of the log', async () => {
    const { ctx } = bench();
    const { finalId, read } = await made();
    await segments.addSegment(ctx, may, finalId, { version: 0, kind: 'typed', name: 'Tăng tốc' });
    const at = { segmentId: 'phan-1', target: 'next' as const };
    const { choices } = await searchBank(ctx, may, { ...SEARCH, q: 'noi dung CD-103' }, []);
    const [choice] = choices;
    // Round one, which uses the bank, is running.
    expect(choice).toMatchObject({ code: 'CD-103', key: null });
    const versionId = choice!.versionId;
    expect(
      await questions.putBankQuestion(ctx, may, finalId, { version: 1, ...at, versionId })
    ).toEqual({ ok: true, value: null });
    expect(
      await questions.putBankQuestion(ctx, may, finalId, { version: 2, ...at, versionId: 'x' })
    ).toMatchObject({ refusal: 'question-unknown' });
    await questions.putOwnQuestion(ctx, may, finalId, { version: 2, ...at, question: OWN });
    expect((await lastEntry(bench())).text).not.toMatch(/bí mật|Ai ký/);
    const asked = await askedInFinal(ctx, may, finalId);
    expect(asked.get('phan-1-cau-1')).toMatchObject({ stem: choice!.stem, key: null });
    const { stem, options, ...key } = OWN;
    expect(asked.get('phan-1-cau-2')).toEqual({ stem, options, key });
    const place = { segmentId: 'phan-1', placeId: 'phan-1-cau-2' };
    await questions.moveQuestion(ctx, may, finalId, { version: 3, ...place, direction: 'up' });
    await questions.clearPlace(ctx, may, finalId, { version: 4, ...place });
    await questions.addPlaces(ctx, may, finalId, { version: 5, segmentId: 'phan-1', count: 2 });
    await questions.removePlace(ctx, may, finalId, { version: 6, ...place });
    await questions.changePlace(ctx, may, finalId, {
      version: 7,
      segmentId: 'phan-1',
      placeId: 'phan-1-cau-1',
      value: 500,
      answerMs: null
    });
    expect((await read()).plan.segments[0]).toMatchObject({
      places: [{ question: { kind: 'own' }, value: 500 }, {}, {}, {}, {}]
    });
  });

  it('is drawn from what round one has not shown, with the seed on the record', async () => {
    const { ctx } = bench();
    const { finalId, read } = await made();
    await segments.addSegment(ctx, may, finalId, {
      version: 0,
      kind: 'audience',
      name: 'Khán giả'
    });
    const { choices, found } = await searchBank(ctx, may, SEARCH, []);
    expect(found).toBe(10);
    const shown = choices.filter((one) => one.wasShown).map((one) => one.versionId);
    expect(shown).toHaveLength(5);
    const wish = { segmentId: 'phan-1', count: 3, ...ANY };
    expect(await questions.drawIntoSegment(ctx, may, finalId, { version: 1, ...wish })).toEqual({
      ok: true,
      value: { drawn: 3 }
    });
    const entry = await lastEntry(bench());
    expect(entry.detail).toMatchObject({ seed: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
    expect(shown.filter((id) => entry.text.includes(id))).toEqual([]);
    const more = { ...wish, count: 99, target: 'spare' as const };
    expect(
      await questions.drawIntoSegment(ctx, may, finalId, { version: 2, ...more })
    ).toMatchObject({ value: { drawn: 7 } });
    expect(
      await questions.drawIntoSegment(ctx, may, finalId, { version: 3, ...more })
    ).toMatchObject({ refusal: 'bank-exhausted' });
    expect((await read()).problems).toEqual([{ code: 'bank-in-use', spot: null }]);
  });

  it('says which question its bank has changed since', async () => {
    const { ctx } = bench();
    const { finalId, read } = await made();
    await segments.addSegment(ctx, may, finalId, {
      version: 0,
      kind: 'audience',
      name: 'Khán giả'
    });
    await questions.drawIntoSegment(ctx, may, finalId, {
      version: 1,
      segmentId: 'phan-1',
      count: 3,
      ...ANY
    });
    const corrected = smallBank.questions.map((one) => ({ ...one, stem: `${one.stem} (đã sửa)` }));
    await banks.importBank(ctx, { ...smallBank, questions: corrected });
    const { problems } = await read();
    expect(problems.map(({ code }) => code)).toEqual([
      ...Array<string>(3).fill('question-withdrawn'),
      'bank-in-use'
    ]);
    // Contestants remember the question, however it was corrected.
    const { choices } = await searchBank(ctx, may, SEARCH, []);
    expect(choices.filter((one) => one.wasShown)).toHaveLength(5);
  });

  it('is closed while it is sealed and once the show has begun', async () => {
    const { ctx } = bench();
    await importWideBank(ctx);
    expect(wideBank.questions).toHaveLength(90);
    const { finalId } = await made();
    const { version } = await drawWholePlan(ctx, may, finalId, 'chung-ket-trac-nghiem');
    bench().clock.now = CLOSES;
    await quiz.submitOverdue(ctx);
    await sealPlan(ctx, may, finalId, { version });
    const add = () =>
      segments.addSegment(ctx, may, finalId, { version, kind: 'audience', name: 'Khán giả' });
    expect(await add()).toMatchObject({ refusal: 'programme-sealed' });
    await beginShow(ctx, finalId);
    expect(await add()).toMatchObject({ refusal: 'show-has-begun' });
  });

  it('tells who times a performance how long it may last, and nothing of other segments', async () => {
    const { ctx } = bench();
    const { finalId } = await made();
    const choice = { version: 0, presetId: 'san-khau-4-phan' };
    await segments.choosePreset(ctx, may, finalId, choice);
    const limits = ['phan-1', 'phan-2', 'phan-4', 'khong-co'].map((segmentId) =>
      performanceLimit(ctx, { finalId, segmentId })
    );
    expect(await Promise.all(limits)).toEqual([5 * MINUTE, null, 3 * MINUTE, null]);
    const nowhere = { finalId: 'khong-co', segmentId: 'phan-1' };
    expect(await performanceLimit(ctx, nowhere)).toBeNull();
  });
});
