import { beforeAll, expect, it } from 'vitest';
import { can, type Subject } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { HOUR } from '#lib/domain/core/time.ts';
import { entrantsOf } from '#lib/server/entries/call-store.ts';
import { handInFor } from '#lib/server/entries/handing-in.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeCall } from '../../support/entries.ts';
import {
  handIn,
  mayLead,
  mayMark,
  ok,
  RUBRIC,
  RULES,
  sheetOf,
  staffOf,
  type Panel
} from '../../support/panel.ts';

describeOnEachDatabase('an entry beside its sheets', (bench) => {
  let contestId = '';
  let [an, binh, chi, head] = [] as unknown as [Actor, Actor, Actor, Actor];
  let panel = {} as Panel;
  let entryIds: string[] = [];
  let teams: string[] = [];

  beforeAll(async () => {
    const { ctx, clock } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    chi = await staffOf(ctx, contestId, 'judge', 'Lê Thị Chi');
    head = await staffOf(ctx, contestId, 'head_judge', 'Phạm Văn Dũng');
    const call = await makeCall(ctx, contestId, { kinds: ['video', 'link'] });
    const entrants = await entrantsOf(ctx.db, call.callId);
    clock.now = call.closesAt - HOUR;
    for (const { id: entrantId } of entrants) {
      const input = {
        entrantId,
        reason: 'Nộp qua văn thư',
        title: 'Một cửa gần dân',
        kind: 'link',
        link: 'https://example.vn/phim'
      } as const;
      ok(await handInFor(ctx, call.may, call.callId, input as never));
    }
    const prepare = operatorMay('judging.prepare', { contestId });
    const subjects = await judging.subjectsOfCall(ctx, call.callId);
    entryIds = subjects.map(({ subjectId }) => subjectId);
    teams = subjects.map(({ name }) => name);
    const on = { kind: 'call', callId: call.callId } as const;
    const marking = { name: 'Chấm phim', on, rubric: RUBRIC, rules: RULES, subjects };
    const { markingId } = ok(await judging.createMarking(ctx, prepare, marking));
    // Bình comes from the second unit and does not mark it.
    const judges = [
      { accountId: an.accountId, unitId: null, isHead: false },
      { accountId: binh.accountId, unitId: entrants[1]?.unitId ?? null, isHead: false },
      { accountId: head.accountId, unitId: null, isHead: true }
    ];
    for (const judge of judges) ok(await judging.appointJudge(ctx, prepare, markingId, judge));
    expect(await judging.juryOf(ctx, entryIds[0] ?? '')).toEqual([]);
    ok(await judging.openMarking(ctx, prepare, markingId));
    const { marked } = ok(await judging.readPreparation(ctx, prepare, markingId));
    const markedIds = Object.fromEntries(marked.map(({ name, id }) => [name, id]));
    panel = { contestId, markingId, markedIds, prepare };
  });

  it('is watched by those who have a sheet for it, and by no other judge', async () => {
    const { ctx } = bench();
    const watch = async (actor: Actor, entryId: string) => {
      const subject: Subject = { contestId, juryAccountIds: await judging.juryOf(ctx, entryId) };
      return can(actor, 'entry.watch', subject);
    };
    const [first = '', second = ''] = entryIds;
    expect(await Promise.all([an, binh, chi, head].map((one) => watch(one, first)))).toEqual([
      true,
      true,
      false,
      true
    ]);
    expect(await Promise.all([an, binh, chi].map((one) => watch(one, second)))).toEqual([
      true,
      false,
      false
    ]);
    expect(await judging.juryOf(ctx, 'nobody')).toEqual([]);
  });

  it('has notes with times, which only their judge reads and removes', async () => {
    const { ctx } = bench();
    const [team = ''] = teams;
    const [mine, other] = [
      await sheetOf(ctx, an, panel, team),
      await sheetOf(ctx, binh, panel, team)
    ];
    const [mayAn, mayBinh] = [mayMark(an, panel), mayMark(binh, panel)];
    ok(await judging.addFilmNote(ctx, mayAn, mine, { at: 125_000, text: 'Âm thanh nhỏ' }));
    ok(await judging.addFilmNote(ctx, mayAn, mine, { at: 45_000, text: 'Mở đầu hay' }));
    const read = async () => (await judging.readWatched(ctx, mayAn, mine))?.notes ?? [];
    expect(await judging.readWatched(ctx, mayAn, mine)).toMatchObject({
      entry: { entryId: entryIds[0], title: 'Một cửa gần dân', link: 'https://example.vn/phim' },
      notes: [
        { atMs: 45_000, text: 'Mở đầu hay' },
        { atMs: 125_000, text: 'Âm thanh nhỏ' }
      ]
    });
    expect((await judging.readWatched(ctx, mayBinh, other))?.notes).toEqual([]);
    expect(await judging.readWatched(ctx, mayBinh, mine)).toBeNull();
    const unknown = { ok: false, refusal: 'sheet-unknown' };
    const note = { at: 0, text: 'Lén' };
    expect(await judging.addFilmNote(ctx, mayBinh, mine, note)).toEqual(unknown);
    const noteId = (await read())[0]?.id ?? '';
    expect(await judging.removeFilmNote(ctx, mayBinh, mine, { noteId })).toEqual(unknown);
    ok(await judging.removeFilmNote(ctx, mayBinh, other, { noteId }));
    expect(await read()).toHaveLength(2);
    ok(await judging.removeFilmNote(ctx, mayAn, mine, { noteId }));
    expect(await read()).toMatchObject([{ text: 'Âm thanh nhỏ' }]);
  });

  it('shows the head the notes of sheets that are in, once the own one is, until it is locked', async () => {
    const { ctx } = bench();
    const [team = '', second = ''] = teams;
    const markedId = panel.markedIds[team] ?? '';
    const lead = await mayLead(ctx, head, panel);
    const film = async (id = markedId) =>
      ok(await judging.filmNotesOf(ctx, lead, panel.markingId, { markedId: id }));
    const mine = await sheetOf(ctx, an, panel, team);
    await handIn(ctx, an, panel, team, [800, 400]);
    expect(await film()).toMatchObject({ mayWatch: true, notes: null });
    const theirs = await sheetOf(ctx, binh, panel, team);
    const secret = { at: 500, text: 'Chưa nộp' };
    ok(await judging.addFilmNote(ctx, mayMark(binh, panel), theirs, secret));
    await handIn(ctx, head, panel, team, [800, 400]);
    const an125 = { judgeName: 'Nguyễn Văn An', atMs: 125_000, text: 'Âm thanh nhỏ' };
    expect((await film())?.notes).toMatchObject([an125]);
    await handIn(ctx, binh, panel, team, [800, 400]);
    ok(await judging.addFilmNote(ctx, mayMark(an, panel), mine, { at: 1000, text: 'Sau khi nộp' }));
    const all = [
      { judgeName: 'Trần Thị Bình', atMs: 500, text: 'Chưa nộp' },
      { judgeName: 'Nguyễn Văn An', atMs: 1000, text: 'Sau khi nộp' },
      an125
    ];
    expect((await film())?.notes).toMatchObject(all);
    expect(await film(panel.markedIds[second])).toMatchObject({ notes: null });

    ok(await judging.lockMarked(ctx, lead, panel.markingId, { markedId }));
    expect((await film())?.notes).toMatchObject(all);
    const late = { at: 2000, text: 'Muộn' };
    expect(await judging.addFilmNote(ctx, mayMark(an, panel), mine, late)).toEqual({
      ok: false,
      refusal: 'sheet-locked'
    });
    const nobody = { markedId: 'nobody' };
    expect(await judging.filmNotesOf(ctx, lead, panel.markingId, nobody)).toEqual({
      ok: false,
      refusal: 'marked-unknown'
    });
  });
});
