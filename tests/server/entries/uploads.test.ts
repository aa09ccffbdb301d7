import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '#lib/domain/core/time.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { arrive } from '#lib/server/entries/arrival.ts';
import * as entries from '#lib/server/entries/entry-store.ts';
import * as files from '#lib/server/entries/file-store.ts';
import { forget } from '#lib/server/entries/prefix-hash.ts';
import { receive } from '#lib/server/entries/receiving.ts';
import * as uploads from '#lib/server/entries/upload-store.ts';
import { abandon, begin, uploadOf } from '#lib/server/entries/uploads.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  accessBy,
  film,
  incoming,
  makeCall,
  pdf,
  sendFile,
  temporaryVault
} from '../../support/entries.ts';

/** Bytes that uploads under way have still to bring. */
const promised = async (ctx: Ctx): Promise<number> =>
  (await uploads.unfinished(ctx.db)).reduce((sum, one) => sum + one.bytes - one.received, 0);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describeOnEachDatabase('a file of an entry', (bench) => {
  const { vault, remove } = temporaryVault();
  let contestId = '';
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
  });
  afterAll(remove);

  const made = async (rules = {}) => {
    const { ctx } = bench();
    const call = await makeCall(ctx, contestId, rules);
    return { ctx, ...call, access: await accessBy(ctx, call.tokens[0]) };
  };
  const begun = async (access: Awaited<ReturnType<typeof made>>['access'], bytes: number) => {
    const announced = { name: 'phim.mp4', fingerprint: 'f', bytes };
    const answer = await begin(bench().ctx, vault, access, announced);
    if (!answer.ok) throw new Error(answer.refusal);
    return answer.value.uploadId;
  };

  it('lies under its hash, for its owner alone, and is ready to be handed in', async () => {
    const { ctx, access } = await made();
    const bytes = film(5000);
    const sent = await sendFile(ctx, vault, access, bytes, '../../Phim của tôi.mp4');
    if (!sent.ok) throw new Error(sent.refusal);
    const entry = await entries.ofEntrant(ctx.db, access.entrant.id);
    expect(entry).toMatchObject({
      state: 'draft',
      version: 0,
      fileId: sent.value.fileId
    });
    const file = await files.find(ctx.db, entry!.fileId!);
    expect(file).toMatchObject({
      sha256: sha256(bytes),
      bytes: 5000,
      mediaType: 'video/mp4',
      name: 'Phim của tôi.mp4',
      lengthMs: null
    });
    const path = vault.filePath(file!.sha256);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('comes in pieces, across a restart, and is the same', async () => {
    const { ctx, access } = await made();
    const bytes = film(9000);
    const id = await begun(access, bytes.length);
    expect(await receive(ctx, vault, id, 0, incoming(bytes.subarray(0, 4000)))).toEqual({
      ok: true,
      value: { received: 4000, isComplete: false }
    });
    forget(id);
    await receive(ctx, vault, id, 4000, incoming(bytes.subarray(4000)));
    expect(await arrive(ctx, vault, access, id)).toMatchObject({ ok: true });
    const upload = await uploadOf(ctx, access, id);
    expect(await files.find(ctx.db, upload!.fileId!)).toMatchObject({ sha256: sha256(bytes) });
    expect(await arrive(ctx, vault, access, id)).toEqual({
      ok: true,
      value: { fileId: upload!.fileId }
    });
  });

  it('keeps what came before the connection broke', async () => {
    const { ctx, access } = await made();
    const id = await begun(access, 9000);
    const broken = {
      chunks: (async function* () {
        yield film(9000).subarray(0, 3000);
        throw new Error('aborted');
      })(),
      stop: () => undefined
    };
    expect(await receive(ctx, vault, id, 0, broken)).toMatchObject({ value: { received: 3000 } });
    expect(await uploadOf(ctx, access, id)).toMatchObject({ received: 3000, fileId: null });
    expect(await arrive(ctx, vault, access, id)).toEqual({ ok: false, refusal: 'upload-unknown' });
  });

  it('drops bytes that were written and never recorded', async () => {
    const { ctx, access } = await made();
    const bytes = film(2000);
    const id = await begun(access, bytes.length);
    await receive(ctx, vault, id, 0, incoming(bytes.subarray(0, 500)));
    const part = await vault.part(id);
    await part.write(Buffer.alloc(1000, 'x'), 0, 1000, 500);
    await part.close();
    await receive(ctx, vault, id, 500, incoming(bytes.subarray(500)));
    const sent = await arrive(ctx, vault, access, id);
    if (!sent.ok) throw new Error(sent.refusal);
    expect((await files.find(ctx.db, sent.value.fileId))!.sha256).toBe(sha256(bytes));
  });

  it('is written by one request at a time: a newer one ends an older one', async () => {
    const { ctx, access } = await made();
    const bytes = film(6000);
    const id = await begun(access, bytes.length);
    const { promise: stopped, resolve: stop } = Promise.withResolvers<never>();
    const { promise: isWaiting, resolve: waits } = Promise.withResolvers<void>();
    const stuck = receive(ctx, vault, id, 0, {
      chunks: (async function* () {
        yield bytes.subarray(0, 1000);
        waits();
        await stopped;
      })(),
      stop: () => stop(undefined as never)
    });
    await isWaiting;
    const newer = await receive(ctx, vault, id, 1000, incoming(bytes.subarray(1000)));
    expect(await stuck).toMatchObject({ value: { received: 1000, isComplete: false } });
    expect(newer).toMatchObject({ value: { received: 6000, isComplete: true } });
  });

  it('is refused where the offset does not fit or more comes than was announced', async () => {
    const { ctx, access } = await made();
    const id = await begun(access, 2000);
    const bytes = film(2000);
    const conflict = { ok: false, refusal: 'offset-conflict' };
    expect(await receive(ctx, vault, id, 10, incoming(bytes))).toEqual(conflict);
    await receive(ctx, vault, id, 0, incoming(bytes.subarray(0, 100)));
    expect(await receive(ctx, vault, id, 0, incoming(bytes))).toEqual(conflict);
    expect(await receive(ctx, vault, id, 100, incoming(bytes))).toEqual({
      ok: false,
      refusal: 'more-than-announced'
    });
    expect(await uploadOf(ctx, access, id)).toMatchObject({ received: 100 });
  });

  it.each([
    [
      'a page that calls itself a film',
      Buffer.from('<html><script>alert(1)</script>'),
      'type-not-taken'
    ],
    ['a program', Buffer.from('MZ\x90\0 this is no film at all'), 'type-not-taken'],
    ['a picture in the container of films', film(300, 'heic'), 'type-not-taken'],
    ['sound in the container of films', film(300, 'M4A '), 'type-not-taken'],
    [
      'a page behind the marks of a zip',
      Buffer.from('PK\x03\x04<svg onload=alert(1)>'),
      'type-not-taken'
    ],
    ['a document where films are wanted', pdf(), 'kind-not-taken']
  ])('is refused and gone: %s', async (_, bytes, refusal) => {
    const { ctx, access } = await made();
    const sent = await sendFile(ctx, vault, access, bytes, 'phim.mp4');
    expect(sent).toEqual({ ok: false, refusal });
    expect(await uploads.unfinished(ctx.db, access.entrant.id)).toEqual([]);
    expect(await entries.ofEntrant(ctx.db, access.entrant.id)).toBeNull();
  });

  it('is what its first bytes say, whatever stands behind them (B-X4)', async () => {
    const { ctx, access } = await made({ kinds: ['document'] });
    const sent = await sendFile(ctx, vault, access, pdf('<script>alert(1)</script>'), 'x.html');
    if (!sent.ok) throw new Error(sent.refusal);
    const entry = await entries.ofEntrant(ctx.db, access.entrant.id);
    expect(await files.find(ctx.db, entry!.fileId!)).toMatchObject({
      mediaType: 'application/pdf'
    });
  });

  it('is not begun where it would be too much', async () => {
    const { ctx, access } = await made({ mostBytes: 1000 });
    const announce = (bytes: number) =>
      begin(ctx, vault, access, { name: 'x', fingerprint: '', bytes });
    expect(await announce(1001)).toEqual({ ok: false, refusal: 'too-large' });
    expect(await announce(0)).toEqual({ ok: false, refusal: 'file-empty' });
    const full = { ...vault, freeBytes: async () => 999 };
    const announced = { name: 'x', fingerprint: '', bytes: 1000 };
    expect(await begin(ctx, full, access, announced)).toEqual({ ok: false, refusal: 'disk-full' });
    for (const n of [1, 2, 3, 4, 5])
      await sendFile(ctx, vault, access, Buffer.concat([film(900), Buffer.alloc(n)]));
    expect(await announce(1000)).toEqual({ ok: false, refusal: 'quota-used' });
  });

  it('is not begun before the opening, after the end, or where only addresses are taken', async () => {
    const { ctx, access, opensAt, closesAt } = await made();
    const announced = { name: 'x', fingerprint: '', bytes: 10 };
    const { clock } = bench();
    const now = clock.now;
    clock.now = opensAt - 1;
    expect(await begin(ctx, vault, access, announced)).toMatchObject({ refusal: 'not-open-yet' });
    clock.now = closesAt + 3 * DAY + 1;
    expect(await begin(ctx, vault, access, announced)).toMatchObject({ refusal: 'closed' });
    clock.now = now;
    const links = await made({ kinds: ['link'] });
    expect(await begin(ctx, vault, links.access, announced)).toMatchObject({
      refusal: 'files-not-taken'
    });
  });

  it('is one at a time, its own, and gone when it is given up', async () => {
    const { ctx, access, tokens } = await made();
    const first = await begun(access, 100);
    const second = await begun(access, 100);
    expect(await uploadOf(ctx, access, first)).toBeNull();
    const other = await accessBy(ctx, tokens[1]);
    expect(await uploadOf(ctx, other, second)).toBeNull();
    await abandon(ctx, vault, (await uploadOf(ctx, access, second))!);
    expect(await uploadOf(ctx, access, second)).toBeNull();
    await expect(vault.part(second)).rejects.toThrow(/ENOENT/);
  });

  it('never gives a name to a path', () => {
    for (const name of ['../../etc/passwd', '..', 'a/b', 'x\0'])
      expect(() => vault.filePath(name)).toThrow(RangeError);
    expect(() => vault.partPath('../secret')).toThrow(RangeError);
  });

  it('many begun at once never promise more than a unit may keep (M8, B-M10)', async () => {
    const MB = 1_000_000;
    const { ctx, access } = await made({ mostBytes: MB });
    const filmOf = (sign: number) => Buffer.concat([film(MB - 1), Buffer.alloc(1, sign)]);
    for (const sign of [1, 2, 3, 4]) {
      expect(await sendFile(ctx, vault, access, filmOf(sign))).toMatchObject({ ok: true });
    }
    const announced = { name: 'phim.mp4', fingerprint: 'f', bytes: MB };
    const begun = await Promise.all(
      Array.from({ length: 12 }, () => begin(ctx, vault, access, announced))
    );
    const ids = begun.flatMap((one) => (one.ok ? [one.value.uploadId] : []));
    expect(ids).not.toEqual([]);
    const promised = await uploads.unfinished(ctx.db, access.entrant.id);
    expect(promised).toHaveLength(1);
    for (const id of ids) await receive(ctx, vault, id, 0, incoming(filmOf(5)));
    await Promise.all(ids.map((id) => arrive(ctx, vault, access, id)));
    // Exactly the quota is taken, and nothing more.
    expect(await files.bytesOf(ctx.db, access.entrant.id)).toBe(5 * MB);
    expect(await begin(ctx, vault, access, { ...announced, bytes: 1 })).toMatchObject({
      refusal: 'quota-used'
    });
  });

  it('of many units begun at once promise no more of the disk than there is', async () => {
    const { ctx } = bench();
    const calls = await Promise.all(Array.from({ length: 6 }, () => makeCall(ctx, contestId)));
    const tokens = calls.flatMap((call) => call.tokens);
    const accesses = await Promise.all(tokens.map((token) => accessBy(ctx, token)));
    const others = await promised(ctx);
    const small = { ...vault, freeBytes: async () => others + 5000 };
    const announced = { name: 'phim.mp4', fingerprint: 'f', bytes: 1000 };
    const begun = await Promise.all(accesses.map((one) => begin(ctx, small, one, announced)));
    expect(begun.filter(({ ok }) => ok)).toHaveLength(5);
    expect(begun.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: 7 }, () => ({ ok: false, refusal: 'disk-full' }))
    );
  });

  it('that is half there keeps room for the other half, and for no more', async () => {
    const { ctx, access } = await made();
    const other = await made();
    const before = await promised(ctx);
    const id = await begun(access, 10_000);
    await receive(ctx, vault, id, 0, incoming(film(10_000).subarray(0, 6000)));
    const small = { ...vault, freeBytes: async () => before + 5000 };
    const announce = (bytes: number) =>
      begin(ctx, small, other.access, { name: 'phim.mp4', fingerprint: 'f', bytes });
    expect(await announce(1001)).toEqual({ ok: false, refusal: 'disk-full' });
    expect(await announce(1000)).toMatchObject({ ok: true });
  });

  it('that is refused leaves the one before it as it is', async () => {
    const { ctx, access } = await made();
    const id = await begun(access, 10_000);
    const full = { ...vault, freeBytes: async () => 0 };
    const more = { name: 'phim.mp4', fingerprint: 'f', bytes: 1000 };
    expect(await begin(ctx, full, access, more)).toMatchObject({ ok: false });
    expect(await uploadOf(ctx, access, id)).not.toBeNull();
  });
});
