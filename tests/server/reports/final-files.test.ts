import { beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import { replay } from '#lib/domain/live/evolve.ts';
import { programmeFrom, type Preset } from '#lib/domain/live/preset.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import { standingsOf } from '#lib/domain/live/standings.ts';
import { showEvent } from '#lib/schema/live-events.ts';
import { recordHeader } from '#lib/schema/live-record.ts';
import * as audit from '#lib/server/audit/store.ts';
import { readTables } from '#lib/server/files/service.ts';
import { drawLots } from '#lib/server/live/heats.ts';
import { readRecord } from '#lib/server/live/record.ts';
import { seal } from '#lib/server/live/sealing.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { writeFinalFile, type FinalFile } from '#lib/server/reports/final-files.ts';
import { fill } from '../../domain/live/finals.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { playFinal } from '../../support/played-final.ts';
import { beginShow, makeTeamFinal } from '../../support/team-final.ts';

describeOnEachDatabase('the files of a final', (bench) => {
  let contestId = '';
  let may = undefined as unknown as Permission<'final.prepare'>;
  let ended = undefined as unknown as Awaited<ReturnType<typeof playFinal>>;
  let running = undefined as unknown as Awaited<ReturnType<typeof playFinal>>;
  beforeAll(async () => {
    const { contest } = await makeSmallContest(bench().ctx);
    contestId = contest.id;
    may = operatorMay('final.prepare', { contestId });
    ended = await playFinal(bench().ctx);
    running = await playFinal(bench().ctx, { until: 'quiz' });
  });

  const write = async (finalId: string, file: FinalFile) => {
    const made = await writeFinalFile(bench().ctx, may, finalId, file);
    if (!made) throw new Error('there is no file');
    return made.content;
  };
  const linesOf = async (finalId: string): Promise<unknown[]> =>
    String(await write(finalId, 'record.jsonl'))
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));

  describe('the event log', () => {
    it('is read back and replayed to the same show, by its own lines alone', async () => {
      const [first, ...rest] = await linesOf(ended.finalId);
      const header = recordHeader.parse(first);
      const log = rest.map((line) => showEvent.parse(line));
      expect(header).toMatchObject({
        finalId: ended.finalId,
        events: log.length,
        isComplete: true
      });
      const back = replay(header.programme, log);
      expect(back.show).toEqual(ended.played.state.show);
      expect(standingsOf(header.programme, back.show)).toEqual(
        standingsOf(ended.programme, ended.played.state.show)
      );
    });

    it('says that it is partial while the show runs, and keeps sealed what was not asked', async () => {
      const [first, ...rest] = await linesOf(running.finalId);
      const header = recordHeader.parse(first);
      expect(header).toMatchObject({ isComplete: false, events: rest.length });
      const asked = running.played.state.show.usedIds;
      expect(header.programme.keys.map(({ questionId }) => questionId).sort()).toEqual(
        [...asked].sort()
      );
      expect(running.programme.keys.length).toBeGreaterThan(asked.length);
    });
  });

  describe('the result sheet', () => {
    const tables = async (finalId: string) => {
      const bytes = (await write(finalId, 'results.xlsx')) as Uint8Array;
      const read = await readTables({ name: 'results.xlsx', bytes });
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      return new Map(read.value.map(({ sheet, header, rows }) => [sheet, { header, rows }]));
    };

    it('has a table for each question that people ask of a final', async () => {
      const sheets = await tables(ended.finalId);
      expect([...sheets.keys()]).toEqual([
        'Xếp hạng',
        'Điểm từng phần',
        'Sổ điểm',
        'Điểm giám khảo',
        'Câu hỏi và trả lời',
        'Sửa đổi',
        'Bốc thăm'
      ]);
    });

    it('adds up by rows, and its ranking is that of the board', async () => {
      const sheets = await tables(ended.finalId);
      const board = standingsOf(ended.programme, ended.played.state.show);
      const nameOf = new Map(ended.programme.teams.map(({ id, name }) => [id, name]));
      const ranking = sheets.get('Xếp hạng')?.rows.map(({ cells }) => cells) ?? [];
      expect(ranking.map(([rank, , total]) => [Number(rank), Number(total)])).toEqual(
        board.map(({ rank, points }) => [rank, points / 100])
      );
      expect(ranking.map(([, team]) => team?.replace(/^'/, ''))).toEqual(
        board.map(({ teamId }) => nameOf.get(teamId))
      );
      const matrix = sheets.get('Điểm từng phần')?.rows.map(({ cells }) => cells) ?? [];
      expect(matrix).toHaveLength(board.length);
      for (const cells of matrix) {
        const [total = NaN, ...parts] = cells.slice(2).map(Number).reverse();
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 6);
      }
    });

    it('never lets a name become a formula', async () => {
      const sheets = await tables(ended.finalId);
      const cells = [...sheets.values()].flatMap(({ rows }) => rows.flatMap((row) => row.cells));
      expect(cells.filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(3);
      expect(cells.filter((cell) => cell.startsWith('='))).toEqual([]);
    });

    it('tells corrections with who, what and why', async () => {
      const rows = (await tables(ended.finalId)).get('Sửa đổi')?.rows.map(({ cells }) => cells);
      expect(rows?.map((cells) => [cells[4], cells[5]])).toEqual([
        ['Đề in thiếu một phương án', 'Có hiệu lực'],
        ['Cộng điểm cổ động viên', 'Đã hoàn tác'],
        ['Nhầm đội', 'Có hiệu lực']
      ]);
    });
  });

  it('hand out the minutes as data, partial ones marked', async () => {
    const minutes = JSON.parse(String(await write(running.finalId, 'minutes.json'))) as Facts;
    expect(minutes).toMatchObject({ isPartial: true, endedAt: null, phase: 'segment' });
    const whole = JSON.parse(String(await write(ended.finalId, 'minutes.json'))) as Facts;
    expect(whole).toMatchObject({ isPartial: false, phase: 'ended' });
    for (const { rank, explanation } of whole.ranking) {
      expect(explanation).toMatch(new RegExp(`^Hạng ${rank}: .+\\.$`));
    }
  });

  it('are noted on the audit log, each time', async () => {
    await write(ended.finalId, 'results.xlsx');
    const entry = await audit.last(bench().ctx.db);
    expect(entry).toMatchObject({ action: 'final.download', target: `final:${ended.finalId}` });
    expect(JSON.parse(entry?.detail ?? '')).toEqual({
      file: 'results.xlsx',
      events: ended.played.state.log.length
    });
  });

  it('are not there before the show, nor of a final that is not', async () => {
    const { ctx } = bench();
    const { finalId } = await makeTeamFinal(ctx, contestId, ['Một', 'Hai']);
    expect(await writeFinalFile(ctx, may, finalId, 'minutes.json')).toBeNull();
    expect(await writeFinalFile(ctx, may, 'không có', 'minutes.json')).toBeNull();
    const before = await audit.last(ctx.db);
    expect(before?.action).not.toBe('final.download');
  });

  it('are not for the organizer of another contest', async () => {
    const other = operatorMay('final.prepare', { contestId: 'another' });
    await expect(writeFinalFile(bench().ctx, other, ended.finalId, 'record.jsonl')).rejects.toThrow(
      'another'
    );
  });

  it('name the heats as they were drawn before the show', async () => {
    const { ctx } = bench();
    const { finalId, teamIds } = await makeTeamFinal(ctx, contestId, ['Một', 'Hai', 'Ba', 'Bốn']);
    const drawn = await drawLots(ctx, may, finalId, { count: 2 });
    const teams = teamIds.map((id) => ({ id, name: `Đội ${id}` }));
    const about = { finalId, name: 'Chung kết thử', teams };
    await seal(ctx, may, programmeFrom(PRESETS[0] as Preset, about, fill));
    await beginShow(ctx, finalId);
    const minutes = (await readRecord(ctx, may, finalId))?.minutes;
    expect(minutes?.heatDrawings).toMatchObject([drawn.ok ? drawn.value : {}]);
    expect(minutes?.teams.map(({ heat }) => heat).sort()).toEqual([1, 1, 2, 2]);
  });
});

type Facts = { ranking: { rank: number; explanation: string }[] };
