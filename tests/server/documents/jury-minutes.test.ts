import { beforeAll, expect, it } from 'vitest';
import { MINUTE } from '#lib/domain/core/time.ts';
import { plainText } from '#lib/domain/documents/plain-text.ts';
import * as documents from '#lib/server/documents/service.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  handIn,
  mayLead,
  mayOf,
  ok,
  openPanel,
  sheetOf,
  staffOf,
  unitOf
} from '../../support/panel.ts';

const SNV = 'Sở Nội vụ';
const SEN = 'Đội Sen';

describeOnEachDatabase('minutes of a jury with everything that can happen', (bench) => {
  let contestId = '';
  let markingId = '';

  beforeAll(async () => {
    const { ctx, clock } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    const unitId = await unitOf(ctx, 'SNV');
    const an = await staffOf(ctx, contestId, 'head_judge', 'Nguyễn Văn An');
    const binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    const chi = await staffOf(ctx, contestId, 'judge', 'Lê Hữu Chi');
    const gate = { atLeast: 500, action: 'third-marker' as const };
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an, isHead: true }, { actor: binh, unitId }, { actor: chi }],
      teams: [{ name: SNV, unitId }, { name: SEN }],
      rules: { aggregation: { method: 'mean', outlier: null, gate, precision: 25 } }
    });
    ({ markingId } = panel);
    await handIn(ctx, an, panel, SNV, [1000, 500]);
    await handIn(ctx, an, panel, SEN, [1000, 500]);
    await handIn(ctx, binh, panel, SEN, [100, 100]);
    await handIn(ctx, chi, panel, SNV, [1000, 500]);
    const sheetId = await sheetOf(ctx, chi, panel, SEN);
    const marks = { 'noi-dung': 500, 'hinh-thuc': 300 };
    for (const [name, type] of [
      ['Võ Thư', judging.keyInPaper],
      ['Hồ Ký', judging.confirmPaper]
    ] as const) {
      clock.now += MINUTE;
      const secretary = await staffOf(ctx, contestId, 'secretary', name);
      const assist = mayOf(secretary, 'judging.assist', { contestId });
      ok(await type(ctx, assist, markingId, { sheetId, marks }));
    }
    const lead = await mayLead(ctx, an, panel);
    const third = await staffOf(ctx, contestId, 'judge', 'Đỗ Ba');
    const call = { accountId: third.accountId, unitId: null, reason: 'Chênh quá 5 điểm' };
    const markedId = panel.markedIds[SEN] ?? '';
    ok(await judging.nameThirdMarker(ctx, lead, markingId, { markedId, ...call }));
    await handIn(ctx, third, panel, SEN, [1000, 500]);
    ok(await judging.lockAll(ctx, lead, markingId));
  });

  const text = async (): Promise<string> => {
    const may = operatorMay('judging.results', { contestId });
    const minutes = await documents.readMarkingMinutes(bench().ctx, may, markingId);
    return minutes ? plainText(minutes) : '';
  };

  it('say who was there, who presided, and leave room for what nobody knows (Mẫu 1.10)', async () => {
    const minutes = await text();
    expect(minutes).toMatch(/Thời gian bắt đầu: …… giờ/);
    expect(minutes).toMatch(/Địa điểm: …+\./);
    expect(minutes).toContain('- Nguyễn Văn An, Trưởng Ban Giám khảo;');
    expect(minutes).toContain('- Đỗ Ba, giám khảo thứ ba.');
    expect(minutes).toContain('Chủ trì (chủ tọa): Nguyễn Văn An, Trưởng Ban Giám khảo.');
    expect(minutes).toMatch(/Thư ký \(người ghi biên bản\): …+\./);
    expect(minutes).toMatch(/Cuộc họp kết thúc vào …… giờ …… phút.*\.\/\.$/);
  });

  it('account for every sheet: 5 of 6, one recused with the reason, one of the third marker', async () => {
    const minutes = await text();
    expect(minutes).toContain(
      'Nhận 05 phiếu của 03 giám khảo cho 02 đội thi, bài dự thi; 01 phiếu không có do giám khảo không chấm'
    );
    expect(minutes).toContain('; 01 phiếu của giám khảo thứ ba.');
    expect(minutes).toContain(
      'Sở Nội vụ: Trần Thị Bình không chấm do công tác tại Sở Nội vụ, có liên quan'
    );
  });

  it('have the rules, the third marker with the mark and reason, the paper sheet with both names, shared ranks', async () => {
    const minutes = await text();
    expect(minutes).toContain('điểm của Ban Giám khảo là trung bình cộng của các phiếu');
    expect(minutes).toContain('chênh nhau từ 5 điểm trở lên: mời giám khảo thứ ba');
    expect(minutes).toContain('điểm được làm tròn đến 0,25 điểm');
    expect(minutes).toContain('Đỗ Ba (giám khảo thứ ba): 17,5');
    expect(minutes).toMatch(
      /mời giám khảo thứ ba Đỗ Ba, lý do: Chênh quá 5 điểm; giám khảo thứ ba chấm 17,5 điểm/
    );
    expect(minutes).toMatch(
      /Đội Sen: phiếu của Lê Hữu Chi được nhập từ bản giấy: Võ Thư nhập lúc .*; Hồ Ký nhập lại và xác nhận lúc/
    );
    expect(minutes.match(/1 \(đồng hạng\)/g)).toHaveLength(2);
  });

  it('are the same on the page as in the file, filled in', async () => {
    const { ctx, clock } = bench();
    const may = operatorMay('document.make', { contestId });
    const order = { kind: 'marking-minutes', aboutId: markingId, judgeId: null } as const;
    const { fields } = ok(await documents.readDraft(ctx, may, order));
    const filled = {
      ...fields,
      meetingPlace: 'Hội trường A',
      meetingFrom: clock.now,
      meetingTo: clock.now + MINUTE,
      secretary: 'Võ Thư'
    };
    ok(await documents.keepFields(ctx, may, order, filled));
    const { draft } = ok(await documents.readDraft(ctx, may, order));
    expect(await text()).toBe(plainText(draft.document));
    expect(await text()).toContain('Địa điểm: Hội trường A.');
    const [id = ''] = ok(await documents.make(ctx, may, order, filled)).ids;
    const made = await documents.readMade(ctx, may, id);
    expect(made && (await documents.readDifferences(ctx, may, made))).toEqual([]);
    const again = ok(await documents.readDraft(ctx, may, order)).fields;
    expect(again).toMatchObject({ secretary: 'Võ Thư', meetingFrom: null, meetingTo: null });
  });
});
