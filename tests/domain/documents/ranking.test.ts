import { describe, expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { individualsListDraft, unitsListDraft } from '#lib/domain/documents/compose/lists.ts';
import { noticeDraft } from '#lib/domain/documents/compose/notice.ts';
import { reportDraft } from '#lib/domain/documents/compose/report.ts';
import type { RankingFacts } from '#lib/domain/documents/compose/ranking-facts.ts';
import type { OfficialDocument } from '#lib/domain/documents/document.ts';
import { NO_FIELDS } from '#lib/domain/documents/fields.ts';
import { plainText } from '#lib/domain/documents/plain-text.ts';
import { textOf } from '#lib/domain/documents/parts.ts';
import { rankIndividuals, type IndividualStanding } from '#lib/domain/results/individuals.ts';
import type { UnitStanding } from '#lib/domain/results/units.ts';
import { FACTS_2021 } from './report-facts.ts';

const entry = (
  no: number,
  fullName: string,
  score: number,
  elapsedMs: number,
  told: { birthYear: number | null; position: string | null } = { birthYear: null, position: null }
) => ({
  registration: {
    id: `r${no}`,
    contestId: 'c',
    personId: `p${no}`,
    unitId: 'U',
    candidateNo: String(no).padStart(5, '0'),
    staffCode: `S${no}`,
    fullName,
    ...told
  },
  attemptId: `a${no}`,
  score,
  maxScore: 6000,
  correct: 0,
  elapsedMs,
  submittedAt: 0
});

const unit = (code: string, over: Partial<UnitStanding>): RankingFacts['units'][number] => ({
  unit: {
    id: code,
    code,
    name: `Sở ${code}`,
    type: 'department',
    parentId: null,
    bloc: null,
    position: 0,
    headcount: null
  },
  rank: null,
  sharedWith: 0,
  comparisons: [],
  total: 0,
  counted: [],
  elapsedOfTopMs: 0,
  nextBest: 0,
  participation: { part: 0, whole: 4 },
  gates: [],
  qualification: 'out',
  ...over
});

const facts = (over: Partial<RankingFacts> = {}): RankingFacts => ({
  contest: {
    id: 'c',
    code: 'c',
    name: 'Hội thi CCHC',
    about: { organizer: '', legalBasis: '', audience: '', plan: null, contact: null },
    unitRanking: {
      levels: ['department'],
      gates: [],
      topK: 2,
      tieBreaks: ['elapsed-of-top:asc', 'next-best:desc', 'rate:desc'],
      qualify: 1
    },
    isBoardOpen: false
  },
  roundName: 'Vòng 1',
  asOf: vietnamTime(2021, 9, 30, 16, 30),
  closesAt: vietnamTime(2021, 9, 23, 17),
  registered: 8,
  handedIn: 0,
  units: [unit('A', {}), unit('B', {})],
  cut: { places: 1, qualified: 0, undecided: 0, open: 0 },
  tieBreaks: ['elapsed:asc'],
  unitName: (id) => `Sở ${id}`,
  ...over
});

const tableOf = ({ body, annexes }: OfficialDocument): string[][] =>
  [...body, ...annexes.flatMap(({ blocks }) => blocks)].flatMap((block) =>
    block.kind === 'table' ? block.table.rows.map((row) => row.map(textOf)) : []
  );

describe('of a contest in which nobody took part', () => {
  const standings: IndividualStanding[] = [];
  it.each([
    ['notice', noticeDraft(facts(), NO_FIELDS).document],
    ['list of units', unitsListDraft(facts(), NO_FIELDS).document],
    ['list of people', individualsListDraft(facts(), NO_FIELDS, standings).document]
  ])('the %s says so and has no list of nothing', (_, document) => {
    const text = plainText(document);
    expect(text).toContain('Chưa có thí sinh nào nộp bài Vòng 1');
    expect(text).toContain('số liệu đến 16 giờ 30 phút, ngày 30/9/2021');
    expect(text).not.toMatch(/Có 0|0\/2|gồm:|Phụ lục/);
    expect(tableOf(document)).toEqual([]);
  });

  it('the report tells nothing of rates, and does not begin with "Tuy nhiên"', () => {
    const low = [{ code: 'A', name: 'Sở A', share: { part: 0, whole: 4 } }];
    const nobody = {
      ...FACTS_2021,
      participation: { ...FACTS_2021.participation, people: 0, unitsIn: 0, full: 0, low },
      quality: { valid: 0, bands: { all: 0, high: 0, middle: 0, low: 0 }, mean: null, max: 6000 },
      waves: [],
      blocs: []
    };
    const text = plainText(reportDraft(nobody, NO_FIELDS, []).document);
    expect(text).toContain('Trong 4.345 thí sinh đăng ký, không có ai dự thi Vòng 1.');
    expect(text).not.toMatch(/Tuy nhiên|Bên cạnh những kết quả|0%|Có 0/);
    const unregistered = {
      ...nobody,
      registered: 0,
      participation: { ...nobody.participation, registered: 0 }
    };
    expect(plainText(reportDraft(unregistered, NO_FIELDS, []).document)).toContain(
      'Chưa có thí sinh nào đăng ký dự thi.'
    );
  });
});

describe('the ranking of units', () => {
  const one = entry(1, 'An', 5800, 1000);
  const units = [
    unit('A', {
      rank: 1,
      total: 29200,
      counted: [one, one],
      elapsedOfTopMs: 3_700_500,
      qualification: 'qualified'
    } as never),
    unit('B', {
      rank: 2,
      total: 29200,
      counted: [one, one],
      elapsedOfTopMs: 3_800_000,
      comparisons: [
        { rank: 1, isAhead: false, advantage: { rule: 'elapsed-of-top:asc', byMs: 99_500 } }
      ]
    } as never),
    unit('C', { rank: 3, total: 5800, counted: [one], sharedWith: 1 } as never),
    unit('D', {})
  ];
  const cut = { places: 1, qualified: 1, undecided: 0, open: 0 };
  const document = noticeDraft(facts({ units, cut, handedIn: 5 }), NO_FIELDS).document;

  it('names what decided where totals are equal, with the times', () => {
    expect(tableOf(document).map((row) => [row[0], row[2], row[3], row[5]])).toEqual([
      ['1', '292', '61:40,50', ''],
      ['2', '292', '63:20,00', 'Bằng điểm hạng 1, tổng thời gian nhiều hơn'],
      ['3', '58', '0:00,00', 'Chỉ có 01 bài được tính; đồng hạng'],
      ['–', '–', '–', 'Không có bài thi']
    ]);
    expect(plainText(document)).toContain(
      'Các đơn vị bằng tổng điểm được xếp theo thứ tự: tổng thời gian làm bài của các bài được tính ít hơn; bài kế tiếp có điểm cao hơn; tỷ lệ dự thi so với số đăng ký cao hơn; nếu vẫn bằng nhau thì đồng hạng.'
    );
  });

  it('speaks of those who go on in its title only where somebody does', () => {
    expect(document.subject).toContain('và các đơn vị vào vòng tiếp theo');
    const none = noticeDraft(facts({ units, handedIn: 5 }), NO_FIELDS).document;
    expect(none.subject).not.toContain('vòng tiếp theo');
    expect(plainText(none)).not.toContain('gồm:');
  });
});

describe('the list of people', () => {
  const entries = [
    entry(1, 'Nguyễn Thị Lan', 6000, 100_000, { birthYear: 1980, position: 'Chuyên viên' }),
    entry(2, 'Trần Văn An', 5800, 100_000, { birthYear: 1981, position: 'Chuyên viên' }),
    entry(3, 'Nguyễn Thị Lan', 5800, 100_000, { birthYear: 1990, position: null }),
    entry(4, 'Lê Bình', 200, 100_000)
  ];
  const standings = rankIndividuals(entries, ['elapsed:asc']);
  const list = (top: number | null) =>
    individualsListDraft(facts({ handedIn: 4 }), { ...NO_FIELDS, top }, standings).document;

  it('has everybody, namesakes with year of birth and position, shared ranks marked', () => {
    const rows = tableOf(list(null));
    expect(rows.map(([rank, , name]) => [rank, name])).toEqual([
      ['1', 'Nguyễn Thị Lan (sinh năm 1980, Chuyên viên)'],
      ['2 (đồng hạng)', 'Trần Văn An'],
      ['2 (đồng hạng)', 'Nguyễn Thị Lan (sinh năm 1990)'],
      ['4', 'Lê Bình']
    ]);
    expect(rows[0]?.slice(3)).toEqual(['Sở U', '60', '1:40,00']);
    expect(list(null).subject).toMatch(/^Kết quả cá nhân Vòng 1\n/);
  });

  it.each([
    [1, '01 thí sinh đứng đầu Vòng 1', 1],
    [2, '03 thí sinh đứng đầu Vòng 1', 3],
    [3, '03 thí sinh đứng đầu Vòng 1', 3],
    [4, 'Kết quả cá nhân Vòng 1', 4],
    [100, 'Kết quả cá nhân Vòng 1', 4]
  ])('has the first %i with those who share the last rank', (top, title, rows) => {
    const document = list(top);
    expect(document.subject.split('\n')[0]).toBe(title);
    expect(tableOf(document)).toHaveLength(rows);
    expect(plainText(document)).toContain('04 thí sinh nộp bài');
  });

  it('has no dots in ranks below a thousand and one in those above', () => {
    const many = rankIndividuals(
      Array.from({ length: 1001 }, (_, at) => entry(at, `Người ${at}`, 6000 - at, 1)),
      []
    );
    const rows = tableOf(individualsListDraft(facts({ handedIn: 1001 }), NO_FIELDS, many).document);
    expect([rows[998]?.[0], rows[999]?.[0]]).toEqual(['999', '1.000']);
  });
});
