import { beforeAll, expect, it } from 'vitest';
import { DAY } from '#lib/domain/core/time.ts';
import { VIDEO_2021 } from '#lib/domain/entries/call.ts';
import * as audit from '#lib/server/audit/store.ts';
import { changeCall, createCall, listCalls } from '#lib/server/entries/calls.ts';
import { callQualified, callUnits, removeEntrant } from '#lib/server/entries/entrants.ts';
import { handIn } from '#lib/server/entries/handing-in.ts';
import { accessOf, linksOf, renewLink } from '#lib/server/entries/links.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { insertAttempt, insertSubmitted } from '../../support/attempts.ts';
import * as people from '#lib/server/people/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { accessBy, makeCall } from '../../support/entries.ts';

describeOnEachDatabase('a call for entries', (bench) => {
  let contestId = '';
  let round = { id: '', sessionId: '' };
  beforeAll(async () => {
    const made = await makeSmallContest(bench().ctx);
    contestId = made.contest.id;
    round = { id: made.round.id, sessionId: made.sessions[0]!.id };
  });
  const may = () => operatorMay('entry.prepare', { contestId });
  const facts = () => {
    const opensAt = bench().ctx.now();
    const closesAt = opensAt + DAY;
    return { name: 'Phim', rules: VIDEO_2021, opensAt, closesAt, lateUntil: null };
  };

  it('is made and changed on the record, with times that make sense', async () => {
    const { ctx } = bench();
    const made = await createCall(ctx, may(), contestId, facts());
    if (!made.ok) throw new Error(made.refusal);
    const { callId } = made.value;
    const later = { ...facts(), closesAt: facts().closesAt + DAY };
    expect(await changeCall(ctx, may(), callId, later)).toMatchObject({ ok: true });
    const record = (await audit.last(ctx.db))!;
    expect(record.action).toBe('entry.change-call');
    expect(JSON.parse(record.detail)).toMatchObject({
      before: { closesAt: facts().closesAt },
      after: { closesAt: later.closesAt }
    });
    const listed = await listCalls(ctx, may(), contestId);
    expect(listed.at(-1)).toMatchObject({ id: callId, ...later, entrants: 0 });

    const early = { ...facts(), closesAt: facts().opensAt };
    expect(await createCall(ctx, may(), contestId, early)).toMatchObject({
      refusal: 'closes-before-it-opens'
    });
    const odd = { ...facts(), lateUntil: facts().closesAt };
    expect(await changeCall(ctx, may(), callId, odd)).toMatchObject({
      refusal: 'late-ends-before-close'
    });
  });

  it('is not for those who may prepare another contest', async () => {
    const { ctx } = bench();
    const { callId } = await makeCall(ctx, contestId);
    const stranger = operatorMay('entry.prepare', { contestId: 'another' });
    await expect(changeCall(ctx, stranger, callId, facts())).rejects.toThrow(/not for/);
  });

  it('calls units once, and lets go of one that has handed nothing in', async () => {
    const { ctx } = bench();
    const { callId, tokens } = await makeCall(ctx, contestId, { kinds: ['link'] });
    const [first, second] = [await accessBy(ctx, tokens[0]), await accessBy(ctx, tokens[1])];
    expect(await callUnits(ctx, may(), callId, [first.entrant.unitId, 'nobody'])).toEqual({
      ok: true,
      value: { added: 0 }
    });
    await handIn(ctx, first, { title: 'Phim', link: 'https://a.example.vn' });
    expect(await removeEntrant(ctx, may(), callId, { entrantId: first.entrant.id })).toEqual({
      ok: false,
      refusal: 'has-handed-in'
    });
    const removed = { entrantId: second.entrant.id };
    expect(await removeEntrant(ctx, may(), callId, removed)).toMatchObject({ ok: true });
    expect(await accessOf(ctx, tokens[1]!)).toBeNull();
    expect(await callUnits(ctx, may(), callId, [second.entrant.unitId])).toMatchObject({
      value: { added: 1 }
    });
  });

  it('gives links that open their unit alone, until they are renewed (B-S12)', async () => {
    const { ctx } = bench();
    const { callId, tokens } = await makeCall(ctx, contestId);
    const [id, mac] = tokens[0]!.split('.');
    for (const guess of [
      '',
      id!,
      `${id}.`,
      `${id}.${mac!.slice(1)}`,
      `${tokens[1]!.split('.')[0]}.${mac}`
    ])
      expect(await accessOf(ctx, guess)).toBeNull();
    await renewLink(ctx, may(), callId, { entrantId: id! });
    expect(await accessOf(ctx, tokens[0]!)).toBeNull();
    const [renewed] = await linksOf(ctx, may(), callId);
    expect(await accessOf(ctx, renewed!.token)).toMatchObject({ entrant: { id } });
    expect((await audit.last(ctx.db))!.detail).not.toContain(renewed!.token);
  });

  it('calls those who qualified in round one', async () => {
    const { ctx } = bench();
    const made = await createCall(ctx, may(), contestId, facts());
    if (!made.ok) throw new Error(made.refusal);
    const { callId } = made.value;
    const permissions = { prepare: may(), ranking: operatorMay('ranking.view', { contestId }) };
    expect(await callQualified(ctx, permissions, callId)).toEqual({
      ok: false,
      refusal: 'nobody-qualified'
    });
    const registrations = await people.listRegistrations(ctx, contestId);
    const registrationId = registrations.find((one) => one.staffCode === 'CHI')!.id;
    const attempt = { registrationId, roundId: round.id, sessionId: round.sessionId };
    await insertSubmitted(ctx, { ...attempt, attemptNo: 1, startedAt: ctx.now() }, 1000, 1000);
    // While a paper is open the ranking can change: only with a reason, which is on record (F12).
    const open = { ...attempt, attemptNo: 2, startedAt: ctx.now(), lastSeenAt: ctx.now() };
    const running = await insertAttempt(ctx, open);
    expect(await callQualified(ctx, permissions, callId)).toEqual({
      ok: false,
      refusal: 'papers-open'
    });
    expect(await linksOf(ctx, may(), callId)).toEqual([]);
    const reason = 'Máy của thí sinh đã hỏng';
    const other = await createCall(ctx, may(), contestId, facts());
    if (!other.ok) throw new Error(other.refusal);
    const early = await callQualified(ctx, permissions, other.value.callId, reason);
    expect(early).toMatchObject({ ok: true, value: { added: 1 } });
    expect(JSON.parse((await audit.last(ctx.db))!.detail)).toMatchObject({ reason, working: 1 });
    await ctx.db.deleteFrom('attempt').where('id', '=', running).execute();
    expect(await callQualified(ctx, permissions, callId)).toEqual({
      ok: true,
      value: { added: 1, undecided: 0 }
    });
    const links = await linksOf(ctx, may(), callId);
    expect(links.map(({ name }) => name)).toEqual(['UBND huyện Lai Vung']);
  });
});
