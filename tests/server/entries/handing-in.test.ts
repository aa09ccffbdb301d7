import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '#lib/domain/core/time.ts';
import { latePoints } from '#lib/domain/entries/late.ts';
import * as audit from '#lib/server/audit/store.ts';
import { extend } from '#lib/server/entries/entrants.ts';
import * as store from '#lib/server/entries/entry-store.ts';
import { handIn, handInFor, withdraw } from '#lib/server/entries/handing-in.ts';
import { entriesOf, findEntry } from '#lib/server/entries/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { accessBy, film, makeCall, sendFile, temporaryVault } from '../../support/entries.ts';

const OFFER = { title: 'Một cửa gần dân', link: null };

describeOnEachDatabase('an entry', (bench) => {
  const { vault, remove } = temporaryVault();
  let contestId = '';
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
  });
  afterAll(remove);

  const made = async (rules = {}) => {
    const { ctx, clock } = bench();
    const call = await makeCall(ctx, contestId, rules);
    const access = await accessBy(ctx, call.tokens[0]);
    const send = (bytes: number) => sendFile(ctx, vault, access, film(bytes));
    return { ctx, clock, ...call, access, send, entrantId: access.entrant.id };
  };
  const lastEntry = async () => (await audit.last(bench().ctx.db))!;

  it('is handed in with a receipt, on the record, and counts from then on', async () => {
    const { ctx, clock, callId, access, send } = await made();
    expect(await handIn(ctx, access, OFFER)).toEqual({ ok: false, refusal: 'file-missing' });
    await send(1000);
    expect(await entriesOf(ctx, callId)).toEqual([]);
    const handed = await handIn(ctx, access, OFFER);
    if (!handed.ok) throw new Error(handed.refusal);
    expect(handed.value.receiptCode).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    const entry = {
      id: handed.value.entryId,
      unitId: access.entrant.unitId,
      name: 'Sở Nội vụ',
      title: 'Một cửa gần dân',
      kind: 'video',
      handedInAt: clock.now,
      closesAt: access.call.closesAt,
      latePenalty: { perDay: 50, most: 500 }
    };
    expect(await entriesOf(ctx, callId)).toEqual([entry]);
    expect(await findEntry(ctx, entry.id)).toMatchObject({
      ...entry,
      callId,
      contestId,
      version: 1,
      link: null,
      file: { bytes: 1000, mediaType: 'video/mp4' }
    });
    const record = await lastEntry();
    expect(record).toMatchObject({ action: 'entry.hand-in', accountId: null });
    expect(JSON.parse(record.detail)).toMatchObject({ receiptCode: handed.value.receiptCode });
  });

  it('sent once more is the same receipt; another film is a version beside the old one', async () => {
    const { ctx, access, send } = await made();
    await send(1000);
    const first = await handIn(ctx, access, OFFER);
    expect(await handIn(ctx, access, OFFER)).toEqual(first);
    await send(2000);
    const second = await handIn(ctx, access, OFFER);
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second.value).toMatchObject({ entryId: first.value.entryId, version: 2 });
    const versions = await store.versionsOf(ctx.db, first.value.entryId);
    expect(versions.map((one) => one.receiptCode)).toEqual([
      first.value.receiptCode,
      second.value.receiptCode
    ]);
    expect(versions[0]!.fileId).not.toBe(versions[1]!.fileId);
    await expect(sql`delete from entry_version`.execute(ctx.db)).rejects.toThrow(/append-only/);
    await expect(sql`update entry_version set title = ''`.execute(ctx.db)).rejects.toThrow(
      /append-only/
    );
  });

  it('handed in twice at once is one version', async () => {
    const { ctx, access, send } = await made();
    await send(1000);
    const both = await Promise.all([handIn(ctx, access, OFFER), handIn(ctx, access, OFFER)]);
    expect(both[0]).toEqual(both[1]);
  });

  it('comes late at a cost, once, and not at all after the end', async () => {
    const { ctx, clock, callId, access, closesAt, send, tokens } = await made();
    const start = clock.now;
    await send(1000);
    clock.now = closesAt + DAY + 1;
    expect(await handIn(ctx, access, OFFER)).toMatchObject({ ok: true });
    const [entry] = await entriesOf(ctx, callId);
    expect(latePoints(entry!.closesAt, entry!.handedInAt, entry!.latePenalty)).toBe(-100);
    const again = { ...OFFER, title: 'Tên khác' };
    expect(await handIn(ctx, access, again)).toEqual({ ok: false, refusal: 'no-more-replacing' });
    clock.now = closesAt + 3 * DAY + 1;
    const other = await accessBy(ctx, tokens[1]);
    expect(await handIn(ctx, other, OFFER)).toEqual({ ok: false, refusal: 'closed' });
    clock.now = start;
  });

  it('is in time for a unit that was given more, with the reason on the record', async () => {
    const { ctx, clock, callId, closesAt, may, entrantId, tokens, send } = await made();
    const start = clock.now;
    const more = { entrantId, closesAt: closesAt + 2 * DAY, reason: 'Bão số 5' };
    expect(await extend(ctx, may, callId, more)).toMatchObject({ ok: true });
    expect(JSON.parse((await lastEntry()).detail)).toEqual({
      before: closesAt,
      after: closesAt + 2 * DAY,
      reason: 'Bão số 5'
    });
    expect(await extend(ctx, may, callId, more)).toEqual({ ok: false, refusal: 'not-later' });
    await send(1000);
    clock.now = closesAt + DAY;
    await handIn(ctx, await accessBy(ctx, tokens[0]), OFFER);
    expect(await entriesOf(ctx, callId)).toMatchObject([{ closesAt: closesAt + 2 * DAY }]);
    clock.now = start;
  });

  it('is an address where those are taken', async () => {
    const { ctx, access } = await made({ kinds: ['link'] });
    const offer = { title: 'Phim', link: 'https://video.example.vn/1' };
    const handed = await handIn(ctx, access, offer);
    if (!handed.ok) throw new Error(handed.refusal);
    expect(await findEntry(ctx, handed.value.entryId)).toMatchObject({
      kind: 'link',
      link: offer.link,
      file: null
    });
    const films = await made();
    expect(await handIn(ctx, films.access, offer)).toEqual({
      ok: false,
      refusal: 'kind-not-taken'
    });
  });

  it('is handed in for a unit and taken back by the organizer, with reasons', async () => {
    const { ctx, clock, callId, closesAt, may, entrantId, send, access } = await made();
    const start = clock.now;
    await send(1000);
    clock.now = closesAt + 10 * DAY;
    const input = { ...OFFER, entrantId, reason: 'Nộp bằng USB' };
    const handed = await handInFor(ctx, may, callId, input);
    if (!handed.ok) throw new Error(handed.refusal);
    expect(await lastEntry()).toMatchObject({
      action: 'entry.hand-in-for',
      accountId: 'operator'
    });
    const { entryId } = handed.value;
    expect(await store.versionsOf(ctx.db, entryId)).toMatchObject([{ reason: 'Nộp bằng USB' }]);
    const taken = { entrantId, reason: 'Đơn vị xin rút' };
    expect(await withdraw(ctx, may, callId, taken)).toMatchObject({ ok: true });
    expect(await findEntry(ctx, entryId)).toBeNull();
    expect(await entriesOf(ctx, callId)).toEqual([]);
    expect(await withdraw(ctx, may, callId, taken)).toEqual({
      ok: false,
      refusal: 'nothing-handed-in'
    });
    clock.now = start;
    expect(await handIn(ctx, access, OFFER)).toMatchObject({ value: { entryId, version: 2 } });
  });

  it('of another call is not touched', async () => {
    const { ctx, may, entrantId } = await made();
    const other = await made();
    const unknown = { ok: false, refusal: 'entrant-unknown' };
    const input = { ...OFFER, entrantId, reason: 'Nhầm đợt' };
    expect(await handInFor(ctx, may, other.callId, input)).toEqual(unknown);
    expect(await withdraw(ctx, may, other.callId, input)).toEqual(unknown);
  });
});
