import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '#lib/domain/core/time.ts';
import { readBoard, readEntrant } from '#lib/server/entries/board.ts';
import { handIn } from '#lib/server/entries/handing-in.ts';
import { contestOf, fileOf, findCall } from '#lib/server/entries/service.ts';
import { fileAnswer } from '#lib/server/entries/streaming.ts';
import { readTeamPage } from '#lib/server/entries/team-page.ts';
import { begin } from '#lib/server/entries/uploads.ts';
import { writeEntries } from '#lib/server/reports/entry-files.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { accessBy, film, makeCall, pdf, sendFile, temporaryVault } from '../../support/entries.ts';

const OFFER = { title: 'Một cửa gần dân', link: null };

describeOnEachDatabase('what was handed in', (bench) => {
  const { vault, remove } = temporaryVault();
  let contestId = '';
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
  });
  afterAll(remove);

  const handedIn = async (
    bytes: Buffer,
    rules = {},
    title = OFFER.title,
    name = 'Phim “1”.mp4'
  ) => {
    const { ctx } = bench();
    const call = await makeCall(ctx, contestId, rules);
    const access = await accessBy(ctx, call.tokens[0]);
    await sendFile(ctx, vault, access, bytes, name);
    const handed = await handIn(ctx, access, { title, link: null });
    if (!handed.ok) throw new Error(handed.refusal);
    const { entryId } = handed.value;
    return { ctx, ...call, access, entryId, file: (await fileOf(ctx, entryId, 1))! };
  };
  const ask = (headers: Record<string, string>, method = 'GET') => ({
    method,
    headers: new Headers(headers)
  });

  it('is streamed in the stretches that a player asks for', async () => {
    const bytes = film(3000);
    const { file } = await handedIn(bytes);
    const whole = fileAnswer(vault, file, ask({}));
    expect(whole.status).toBe(200);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const part = fileAnswer(vault, file, ask({ range: 'bytes=1000-1999' }));
    expect([
      part.status,
      part.headers.get('content-range'),
      part.headers.get('content-length')
    ]).toEqual([206, 'bytes 1000-1999/3000', '1000']);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1000, 2000))).toBe(true);
    const end = fileAnswer(vault, file, ask({ range: 'bytes=-5' }));
    expect(Buffer.from(await end.arrayBuffer()).equals(bytes.subarray(2995))).toBe(true);
    const behind = fileAnswer(vault, file, ask({ range: 'bytes=3000-' }));
    expect([behind.status, behind.headers.get('content-range')]).toEqual([416, 'bytes */3000']);
    const etag = whole.headers.get('etag')!;
    const range = 'bytes=0-9';
    expect(fileAnswer(vault, file, ask({ range, 'if-range': etag }, 'HEAD')).status).toBe(206);
    expect(fileAnswer(vault, file, ask({ range, 'if-range': '"x"' }, 'HEAD')).status).toBe(200);
    expect(fileAnswer(vault, file, ask({}, 'HEAD')).body).toBeNull();
  });

  it('can do nothing as a page, and lies in no cache (B-X4)', async () => {
    const { file } = await handedIn(
      pdf('<script>alert(1)</script>'),
      { kinds: ['document'] },
      'Báo cáo',
      'a"\r\nset-cookie: x=1.pdf'
    );
    const { headers } = fileAnswer(vault, file, ask({}, 'HEAD'));
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining('sandbox')
    });
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="document"; filename\*=UTF-8''[\w%.-]+$/
    );
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('is found by its version, and a draft by nobody', async () => {
    const { ctx, entryId, access } = await handedIn(film(1000));
    await sendFile(ctx, vault, access, film(2000));
    expect(await fileOf(ctx, entryId, 2)).toBeNull();
    await handIn(ctx, access, OFFER);
    expect((await fileOf(ctx, entryId, 1))?.bytes).toBe(1000);
    expect((await fileOf(ctx, entryId, 2))?.bytes).toBe(2000);
    expect(await contestOf(ctx, entryId)).toBe(contestId);
    expect(await contestOf(ctx, 'nobody')).toBeNull();
    expect(await fileOf(ctx, 'nobody', Number('x'))).toBeNull();
  });

  it('stands on the board beside who has not', async () => {
    const { ctx, callId, may, tokens, access } = await handedIn(film(1000));
    const call = (await findCall(ctx, callId))!;
    const other = await accessBy(ctx, tokens[1]);
    const board = await readBoard(ctx, may, call);
    expect(board.rows.map(({ name, standing }) => [name, standing])).toEqual([
      ['Sở Nội vụ', 'handed-in'],
      ['UBND huyện Lai Vung', 'missing']
    ]);
    await sendFile(ctx, vault, other, film(1000));
    const { clock } = bench();
    const start = clock.now;
    clock.now = call.closesAt + DAY;
    await handIn(ctx, other, OFFER);
    const later = await readBoard(ctx, may, call);
    expect(later.counts).toEqual({
      'handed-in': 1,
      late: 1,
      draft: 0,
      missing: 0,
      withdrawn: 0
    });
    expect(later.rows[1]!.entry).toMatchObject({ daysLate: 1, points: -50 });
    clock.now = start;
    const own = await readEntrant(ctx, may, call, access.entrant.id);
    expect(own?.versions).toMatchObject([{ version: 1, title: OFFER.title }]);
    expect(await readEntrant(ctx, may, call, 'nobody')).toBeNull();
  });

  it('goes into files where no title becomes a formula (B-M6)', async () => {
    const { ctx, callId, may } = await handedIn(film(1000), {}, '=HYPERLINK("http://x")');
    const call = (await findCall(ctx, callId))!;
    const csv = await writeEntries(ctx, may, call, 'csv');
    expect(csv.content).toContain(`'=HYPERLINK`);
    expect(csv.content).not.toMatch(/[,"]=HYPERLINK/);
    const json = JSON.parse(String((await writeEntries(ctx, may, call, 'json')).content));
    expect(json.rows).toHaveLength(2);
    expect(JSON.stringify(json)).not.toContain('token');
  });

  it('is shown to its unit with what is still to be done, and nothing of other units', async () => {
    const { ctx, access, tokens } = await handedIn(film(1000));
    const page = await readTeamPage(ctx, access);
    expect(page).toMatchObject({
      unitName: 'Sở Nội vụ',
      state: 'handed-in',
      mayChange: true,
      ready: null,
      unfinished: null,
      versions: [{ version: 1, title: OFFER.title, file: { bytes: 1000 } }]
    });
    await sendFile(ctx, vault, access, film(1500));
    const announced = { name: 'y.mp4', fingerprint: 'f', bytes: 900 };
    await begin(ctx, vault, access, announced);
    expect(await readTeamPage(ctx, access)).toMatchObject({
      ready: { bytes: 1500 },
      unfinished: { name: 'y.mp4', received: 0, bytes: 900 }
    });
    const other = await readTeamPage(ctx, await accessBy(ctx, tokens[1]));
    expect(other).toMatchObject({ state: 'draft', versions: [], ready: null, unfinished: null });
  });
});
