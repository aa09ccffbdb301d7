import { beforeAll, expect, it } from 'vitest';
import { textOf } from '#lib/domain/documents/parts.ts';
import type { OfficialDocument } from '#lib/domain/documents/document.ts';
import { writeDocumentFor } from '#lib/server/documents/command.ts';
import * as documents from '#lib/server/documents/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { handIn, lockedPanel, ok, openPanel, staffOf, type Panel } from '../../support/panel.ts';
import { playFinal } from '../../support/played-final.ts';

describeOnEachDatabase('minutes', (bench) => {
  let may = undefined as unknown as documents.May;
  let finalId = '';
  let panel = undefined as unknown as Panel;

  beforeAll(async () => {
    const { ctx } = bench();
    const { contest } = await makeSmallContest(ctx);
    may = operatorMay('document.make', { contestId: contest.id });
    ({ finalId } = await playFinal(ctx));
    panel = await lockedPanel(ctx, contest.id);
  });

  const read = async (order: documents.Order): Promise<OfficialDocument> =>
    ok(await documents.readDraft(bench().ctx, may, order)).draft.document;

  it('are offered of finals that have begun and of markings that are locked', async () => {
    const offers = await documents.listOrders(bench().ctx, may);
    expect(offers.filter(({ aboutId }) => aboutId !== null)).toMatchObject([
      { kind: 'final-minutes', aboutId: finalId },
      { kind: 'marking-minutes', aboutId: panel.markingId },
      {
        kind: 'score-sheet',
        aboutId: panel.markingId,
        judges: [{ name: 'Nguyễn Văn An' }, { name: 'Trần Thị Bình' }]
      }
    ]);
  });

  it('of a final tell times, teams, segments and the ranking of its record', async () => {
    const document = await read({ kind: 'final-minutes', aboutId: finalId, judgeId: null });
    const text = textIn(document);
    expect(text).toMatch(/^Thời gian bắt đầu: \d\d giờ \d\d phút, ngày [\d/]+\./);
    expect(text).toMatch(/Phần thi bắt đầu lúc \d\d giờ \d\d phút, ngày [\d/]+; kết thúc lúc/);
    expect(text).toMatch(/\n03 đội thi\.\n/);
    expect(text).toMatch(/\nBuổi thi kết thúc vào \d\d giờ \d\d phút, ngày [\d/]+\.$/);
    expect(document.signings.map(({ lines }) => lines[0])).toEqual(['THƯ KÝ', 'CHỦ TỌA']);
    expect(document.head).toMatchObject({ place: '', day: null });
    const ranking = tablesIn(document).at(-1);
    expect(ranking?.map(([rank]) => rank)).toEqual(['1', '2', '3']);
    expect(document.typeName).toBe('BIÊN BẢN');
  });

  it('are written by the command line, tables and all', async () => {
    const { ctx } = bench();
    const wanted = { report: 'minutes', aboutId: finalId, judge: null } as const;
    const text = String(await writeDocumentFor(ctx, wanted, 'text'));
    expect(text).toMatch(/^BIÊN BẢN\n/);
    expect(text).toContain('Hạng\tĐội\tTổng điểm\tGhi chú');
    await expect(
      writeDocumentFor(ctx, { report: 'minutes', aboutId: 'nobody', judge: null }, 'docx')
    ).rejects.toThrow('nobody');
  });

  it('of a marking tell every judge’s mark and what came of them', async () => {
    const document = await read({
      kind: 'marking-minutes',
      aboutId: panel.markingId,
      judgeId: null
    });
    expect(textIn(document)).toContain('Nhận 04 phiếu của 02 giám khảo cho 02 đội thi');
    expect(tablesIn(document).at(-2)).toEqual([
      [
        '1',
        'UBND huyện Lai Vung',
        'Nguyễn Văn An: 10,25; Trần Thị Bình: 10,25',
        '10,25',
        '0',
        '10,25'
      ],
      ['2', 'Sở Nội vụ', 'Nguyễn Văn An: 8,5; Trần Thị Bình: 8,5', '8,5', '0', '8,5']
    ]);
    expect(
      tablesIn(document)
        .at(-1)
        ?.map(([, name, office]) => [name, office])
    ).toEqual([
      ['Nguyễn Văn An', 'Trưởng Ban Giám khảo'],
      ['Trần Thị Bình', 'Giám khảo']
    ]);
    expect(document.signings).toEqual([
      { lines: ['THƯ KÝ'], name: '' },
      { lines: ['CHỦ TỌA'], name: 'Nguyễn Văn An' }
    ]);
  });

  it('of a marking come with the sheets of every judge, to be signed by the judge', async () => {
    const { ctx } = bench();
    const order = { kind: 'score-sheet', aboutId: panel.markingId, judgeId: null } as const;
    const { fields, papers } = ok(await documents.readDraft(ctx, may, order));
    expect(papers).toBe(2);
    expect(fields).toMatchObject({ parentBody: 'Sở Nội vụ', issuingBody: 'Ban Giám khảo' });
    const { ids } = ok(await documents.make(ctx, may, order, fields));
    const [first, second] = await Promise.all(ids.map((id) => documents.readMade(ctx, may, id)));
    expect(second?.document).toMatchObject({
      typeName: 'PHIẾU CHẤM ĐIỂM',
      recipients: [],
      signings: [{ lines: ['GIÁM KHẢO'], name: 'Trần Thị Bình' }]
    });
    expect(first && tablesIn(first.document)[0]).toEqual([
      ['', 'Điểm tối đa', '10', '5', '17,5'],
      ['', 'Hệ số', '1', '1,5', ''],
      ['1', 'Sở Nội vụ', '4', '3', '8,5'],
      ['2', 'UBND huyện Lai Vung', '5', '3,5', '10,25']
    ]);
    expect(second && (await documents.readDifferences(ctx, may, second))).toEqual([]);
    expect(await documents.verifyMade(ctx)).toEqual({ made: 2, changed: [] });
    const report = { kind: 'report', aboutId: null, judgeId: null } as const;
    expect(ok(await documents.readDraft(ctx, may, report)).fields.issuingBody).toBe(
      'Ban Tổ chức Hội thi'
    );
  });

  it('have the sheet of one judge by name on the command line', async () => {
    const { ctx } = bench();
    const wanted = { report: 'sheet', aboutId: panel.markingId, judge: 'Trần Thị Bình' } as const;
    expect(String(await writeDocumentFor(ctx, wanted, 'text'))).toContain(
      'STT\tĐội thi, bài dự thi\tNội dung\tHình thức\tTổng điểm'
    );
    await expect(writeDocumentFor(ctx, { ...wanted, judge: 'Dung' }, 'pdf')).rejects.toThrow(
      'Nguyễn Văn An, Trần Thị Bình'
    );
  });

  it('of a marking that is not locked are not made, nor are its sheets', async () => {
    const { ctx } = bench();
    const an = await staffOf(ctx, panel.contestId, 'judge', 'Lê Hữu Chi');
    const open = await openPanel(ctx, panel.contestId, {
      judges: [{ actor: an, isHead: true }],
      teams: [{ name: 'Sở Nội vụ' }]
    });
    await handIn(ctx, an, open, 'Sở Nội vụ', [400, 300]);
    for (const kind of ['marking-minutes', 'score-sheet'] as const) {
      const order = { kind, aboutId: open.markingId, judgeId: an.accountId };
      expect(await documents.readDraft(ctx, may, order)).toMatchObject({
        refusal: 'nothing-to-tell'
      });
    }
  });
});

const textIn = ({ body }: OfficialDocument): string =>
  body.map((block) => ('parts' in block ? textOf(block.parts) : '')).join('\n');

const tablesIn = ({ body }: OfficialDocument): string[][][] =>
  body.flatMap((block) =>
    block.kind === 'table' ? [block.table.rows.map((row) => row.map(textOf))] : []
  );
