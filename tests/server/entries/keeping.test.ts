import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, SECOND } from '#lib/domain/core/time.ts';
import { demoFilm } from '#lib/demo/film.ts';
import * as entries from '#lib/server/entries/entry-store.ts';
import * as files from '#lib/server/entries/file-store.ts';
import { filmLength } from '#lib/server/entries/film-length.ts';
import { handIn } from '#lib/server/entries/handing-in.ts';
import { sweep } from '#lib/server/entries/sweep.ts';
import { begin, uploadOf } from '#lib/server/entries/uploads.ts';
import { makeVault } from '#lib/server/entries/vault.ts';
import { verifyFiles } from '#lib/server/entries/verify.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { accessBy, film, makeCall, sendFile, temporaryVault } from '../../support/entries.ts';

/** Days before now, as a file system counts. */
const daysAgo = (days: number): number => (Date.now() - days * DAY) / SECOND;

describeOnEachDatabase('files of entries', (bench) => {
  const { vault, folder, remove } = temporaryVault();
  let contestId = '';
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
  });
  afterAll(remove);

  const made = async () => {
    const { ctx, clock } = bench();
    const call = await makeCall(ctx, contestId);
    return { ctx, clock, ...call, access: await accessBy(ctx, call.tokens[0]) };
  };

  it('are swept when they were begun and left, and never when they were handed in', async () => {
    const { ctx, clock, access, tokens } = await made();
    const start = clock.now;
    await sendFile(ctx, vault, access, film(1000));
    await handIn(ctx, access, { title: 'Bài nộp', link: null });
    const handed = await entries.ofEntrant(ctx.db, access.entrant.id);
    await sendFile(ctx, vault, access, film(1100));
    const replaced = await entries.ofEntrant(ctx.db, access.entrant.id);
    await sendFile(ctx, vault, access, film(1200));
    const other = await accessBy(ctx, tokens[1]);
    const announced = { name: 'x', fingerprint: '', bytes: 10 };
    const begun = await begin(ctx, vault, other, announced);
    if (!begun.ok) throw new Error(begun.refusal);

    expect(await sweep(ctx, vault)).toEqual({ uploads: 0, files: 0, orphans: 0 });
    clock.now = start + 4 * DAY;
    expect(await sweep(ctx, vault)).toEqual({ uploads: 1, files: 1, orphans: 0 });
    clock.now = start;
    expect(await uploadOf(ctx, other, begun.value.uploadId)).toBeNull();
    expect(await files.find(ctx.db, handed!.fileId!)).not.toBeNull();
    expect(await files.find(ctx.db, replaced!.fileId!)).toBeNull();
    expect((await verifyFiles(ctx, vault)).damaged).toEqual([]);
  });

  it('that no row knows are swept after a day', async () => {
    const { ctx, access } = await made();
    await sendFile(ctx, vault, access, film(1300));
    const entry = await entries.ofEntrant(ctx.db, access.entrant.id);
    const { sha256 } = (await files.find(ctx.db, entry!.fileId!))!;
    const orphan = vault.filePath(sha256).replace(sha256, sha256.slice(0, 2) + 'f'.repeat(62));
    const part = join(folder, 'entries', 'parts', 'e'.repeat(32));
    for (const path of [orphan, part]) writeFileSync(path, 'x');
    await sweep(ctx, vault);
    expect([orphan, part].map((path) => existsSync(path))).toEqual([true, true]);
    for (const path of [orphan, part, vault.filePath(sha256)])
      utimesSync(path, daysAgo(2), daysAgo(2));
    await sweep(ctx, vault);
    expect([orphan, part].map((path) => existsSync(path))).toEqual([false, false]);
    expect(existsSync(vault.filePath(sha256))).toBe(true);
  });

  it('that were changed or lost are found', async () => {
    const { ctx, access, tokens } = await made();
    await sendFile(ctx, vault, access, film(1400));
    const other = await accessBy(ctx, tokens[1]);
    await sendFile(ctx, vault, other, film(1500));
    const [changed, lost] = await Promise.all(
      [access, other].map(async ({ entrant }) => {
        const entry = await entries.ofEntrant(ctx.db, entrant.id);
        return (await files.find(ctx.db, entry!.fileId!))!.sha256;
      })
    );
    writeFileSync(vault.filePath(changed!), 'x');
    rmSync(vault.filePath(lost!));
    const { damaged } = await verifyFiles(ctx, vault);
    expect(damaged.map(({ sha256, found }) => [sha256, found])).toEqual([
      [changed, 'changed'],
      [lost, 'missing']
    ]);
  });

  it('that run too long are refused where a program can tell', async () => {
    const { ctx, access } = await made();
    const program = (seconds: string): string => {
      const path = join(folder, `probe-${seconds}`);
      writeFileSync(path, `#!/bin/sh\necho '{"format":{"duration":"${seconds}"}}'\n`);
      chmodSync(path, 0o700);
      return path;
    };
    const measured = (seconds: string) => makeVault(join(folder, 'entries'), program(seconds));
    const send = (seconds: string) => sendFile(ctx, measured(seconds), access, film(1600));
    expect(await send('301.2')).toEqual({ ok: false, refusal: 'too-long' });
    expect(await send('300.4')).toMatchObject({ ok: true });
    const entry = await entries.ofEntrant(ctx.db, access.entrant.id);
    expect(await files.find(ctx.db, entry!.fileId!)).toMatchObject({ lengthMs: 300_400 });
    expect(await filmLength(program('unknown'), vault.filePath('0'.repeat(64)))).toBeNull();
    expect(await filmLength('no-such-program', 'x')).toBeNull();
  });

  it.skipIf(spawnSync('ffprobe', ['-version']).status !== 0)(
    'are measured by the real program, and what does not play has no length',
    async () => {
      const [whole, broken] = [join(folder, 'phim.mp4'), join(folder, 'hong.mp4')];
      const bytes = demoFilm('Một cửa gần dân');
      writeFileSync(whole, bytes);
      writeFileSync(broken, bytes.slice(0, 500));
      expect(await filmLength('ffprobe', whole)).toBe(72_000);
      expect(await filmLength('ffprobe', broken)).toBeNull();
    }
  );
});
