import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/core/time.ts';
import { changeCall } from '#lib/server/entries/calls.ts';
import { handIn as handInEntry } from '#lib/server/entries/handing-in.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { readIncidents } from '#lib/server/reports/service.ts';
import { VIDEO_2021 } from '#lib/domain/entries/call.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { accessBy, makeCall } from '../../support/entries.ts';
import { handIn, mayLead, mayOf, ok, openPanel, sheetOf, staffOf } from '../../support/panel.ts';

describeOnEachDatabase('incidents of entries and of the jury', (bench) => {
  it('tell of deadlines, replaced entries, paper sheets, methods and third markers, with reasons', async () => {
    const { ctx, clock } = bench();
    const { contest } = await makeSmallContest(ctx);
    const contestId = contest.id;

    const call = await makeCall(ctx, contestId, { kinds: ['link'] });
    const access = await accessBy(ctx, call.tokens[0]);
    const offer = { title: 'Phim', link: 'https://a.example.vn' };
    ok(await handInEntry(ctx, access, offer));
    clock.now += MINUTE;
    ok(await handInEntry(ctx, access, { ...offer, link: 'https://b.example.vn' }));
    const facts = { name: 'Phim', rules: { ...VIDEO_2021, kinds: ['link' as const] } };
    const times = { opensAt: call.opensAt, closesAt: call.closesAt + HOUR, lateUntil: null };
    ok(await changeCall(ctx, call.may, call.callId, { ...facts, ...times }));

    const head = await staffOf(ctx, contestId, 'head_judge', 'Nguyễn Văn An');
    const binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    const gate = { atLeast: 500, action: 'third-marker' as const };
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: head, isHead: true }, { actor: binh }],
      teams: [{ name: 'Đội Sen' }],
      rules: { aggregation: { method: 'mean', outlier: null, gate, precision: 1 } }
    });
    await handIn(ctx, head, panel, 'Đội Sen', [1000, 500]);
    const sheetId = await sheetOf(ctx, binh, panel, 'Đội Sen');
    const marks = { 'noi-dung': 100, 'hinh-thuc': 100 };
    const [first, second] = [
      await staffOf(ctx, contestId, 'secretary', 'Võ Thư'),
      await staffOf(ctx, contestId, 'secretary', 'Hồ Ký')
    ].map((actor) => mayOf(actor, 'judging.assist', { contestId }));
    ok(await judging.keyInPaper(ctx, first!, panel.markingId, { sheetId, marks }));
    await judging.confirmPaper(ctx, first!, panel.markingId, { sheetId, marks });
    const other = { ...marks, 'noi-dung': 150 };
    await judging.confirmPaper(ctx, second!, panel.markingId, { sheetId, marks: other });
    ok(await judging.confirmPaper(ctx, second!, panel.markingId, { sheetId, marks }));

    const lead = await mayLead(ctx, head, panel);
    const method = { method: 'median' as const, reason: 'Thể lệ ghi trung vị' };
    ok(await judging.changeMethod(ctx, lead, panel.markingId, method));
    const third = await staffOf(ctx, contestId, 'judge', 'Đỗ Ba');
    ok(
      await judging.nameThirdMarker(ctx, lead, panel.markingId, {
        markedId: panel.markedIds['Đội Sen'] ?? '',
        accountId: third.accountId,
        unitId: null,
        reason: 'Chênh quá 5 điểm'
      })
    );
    clock.now += DAY;

    const may = operatorMay('monitor.view', { contestId });
    const told = (await readIncidents(ctx, may))?.incidents.toReversed() ?? [];
    expect(told.map(({ kind, about, byName, reason }) => [kind, about, byName, reason])).toEqual([
      ['entry-replaced', 'Sở Nội vụ', null, null],
      ['call-moved', 'Phim', null, null],
      ['paper-keyed-in', 'Đội Sen', 'Võ Thư', null],
      ['paper-same-person', 'Đội Sen', 'Võ Thư', null],
      ['paper-differed', 'Đội Sen', 'Hồ Ký', null],
      ['paper-confirmed', 'Đội Sen', 'Hồ Ký', null],
      ['method-changed', 'Phần thi tiểu phẩm', 'Nguyễn Văn An', 'Thể lệ ghi trung vị'],
      ['third-marker-called', 'Đội Sen, Đỗ Ba', 'Nguyễn Văn An', 'Chênh quá 5 điểm']
    ]);
    expect(told[0]?.detail).toEqual({ kind: 'version', version: 2 });
    expect(told[1]?.detail).toEqual({
      kind: 'times',
      before: [call.opensAt, call.closesAt, call.closesAt + 3 * DAY],
      after: [call.opensAt, call.closesAt + HOUR]
    });
    expect(told.find(({ kind }) => kind === 'method-changed')?.detail).toEqual({
      kind: 'methods',
      before: 'mean',
      after: 'median'
    });
  });
});
