import { describe, expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import type { OfficialDocument } from '#lib/domain/documents/document.ts';
import { paragraph } from '#lib/domain/documents/draft.ts';
import { ROOM } from '#lib/domain/documents/house-style.ts';
import {
  addresseeLines,
  annexOfLine,
  closed,
  listed,
  numberLine,
  placeDateLine
} from '#lib/domain/documents/lines.ts';
import { figure, textOf } from '#lib/domain/documents/parts.ts';
import { prefilled, type Filled } from '#lib/domain/documents/prefill.ts';
import { NO_FIELDS } from '#lib/domain/documents/fields.ts';
import { previewOf } from '#lib/domain/documents/preview.ts';
import { report2021 } from '../../support/report-document.ts';

const HEAD: OfficialDocument['head'] = {
  parentBody: '',
  issuingBody: 'Sở Nội vụ',
  number: 5,
  symbol: 'BC-SNV',
  place: 'Đồng Tháp',
  day: vietnamTime(2021, 11, 5)
};
const LAST = (parts: Parameters<typeof paragraph>[0]) => {
  const [last] = closed(paragraph(parts));
  return last && 'parts' in last ? textOf(last.parts) : '';
};

describe('lines of a document', () => {
  it('have the number as the decree writes it, or room for it', () => {
    expect(numberLine(HEAD)).toBe('Số: 05/BC-SNV');
    expect(numberLine({ ...HEAD, number: 148, symbol: 'QĐ-BTCHT' })).toBe('Số: 148/QĐ-BTCHT');
    expect(numberLine({ ...HEAD, number: null })).toBe(`Số: ${ROOM}/BC-SNV`);
    expect(numberLine({ ...HEAD, symbol: '', number: null })).toBeNull();
  });

  it.each([
    [1610, 'KH-SNV', 'Số: 1610/KH-SNV'],
    [1000, 'BC-BTCHT', 'Số: 1000/BC-BTCHT'],
    [9_999_999, 'TB-SNV', 'Số: 9999999/TB-SNV']
  ])('have no dot in number %i: it names and counts nothing', (number, symbol, line) => {
    expect(numberLine({ ...HEAD, number, symbol })).toBe(line);
    expect(annexOfLine({ ...report2021(), head: { ...HEAD, number, symbol } })).toContain(
      `số ${number}/${symbol} ngày`
    );
  });

  it('have a number that was given, with a symbol or without', () => {
    expect(numberLine({ ...HEAD, symbol: '' })).toBe('Số: 05');
  });

  it('have no line of place and day where there is none, as in minutes', () => {
    expect(placeDateLine(HEAD)).toBe('Đồng Tháp, ngày 05 tháng 11 năm 2021');
    expect(placeDateLine({ ...HEAD, place: '', day: null })).toBe('');
    expect(placeDateLine({ ...HEAD, day: null })).toContain('Đồng Tháp, ngày');
  });

  it('address one on the same line and several below each other', () => {
    expect(addresseeLines(['UBND Tỉnh'])).toEqual(['Kính gửi: UBND Tỉnh.']);
    expect(addresseeLines(['UBND Tỉnh', 'Sở Tài chính'])).toEqual([
      'Kính gửi:',
      '- UBND Tỉnh;',
      '- Sở Tài chính.'
    ]);
    expect(addresseeLines([])).toEqual([]);
    expect(listed(['UBND Tỉnh (b/c)', 'Lưu: VT'])).toEqual(['- UBND Tỉnh (b/c);', '- Lưu: VT.']);
  });

  it('tell what an annex belongs to', () => {
    expect(annexOfLine({ ...report2021(), head: HEAD })).toBe(
      '(Kèm theo Báo cáo số 05/BC-SNV ngày 05 tháng 11 năm 2021 của Sở Nội vụ)'
    );
  });

  it('end with the mark instead of the last full stop', () => {
    expect(LAST(['Trên đây là báo cáo.'])).toBe('Trên đây là báo cáo./.');
    expect(LAST(['có ', figure('x', '15', { page: 'units' })])).toBe('có 15./.');
    const table = { kind: 'table', table: { columns: [], rows: [] } } as const;
    expect(closed([table])).toEqual([table]);
  });
});

describe('fields to begin with', () => {
  const known = { organizer: 'Sở Nội vụ', contestName: 'Hội thi CCHC', place: 'Đồng Tháp' };
  const filled: Filled[] = [
    {
      contestId: 'old',
      kind: 'report',
      fields: { ...NO_FIELDS, symbol: 'BC-SNV', signer: 'An', number: 9, proposals: ['Đề nghị'] }
    }
  ];

  it('are those of the same kind and contest as they were left', () => {
    expect(prefilled(filled, 'old', 'report', known)).toBe(filled[0]?.fields);
  });

  it('are the office and signer of another, without what was said there', () => {
    expect(prefilled(filled, 'new', 'notice', known)).toMatchObject({
      symbol: 'TB-SNV',
      signer: 'An',
      number: null,
      proposals: []
    });
    expect(prefilled(filled, 'new', 'units-list', known).symbol).toBe('DS-SNV');
  });

  it('are what is known of the contest where nobody has filled in anything', () => {
    expect(prefilled([], 'new', 'report', known)).toMatchObject({
      parentBody: 'Sở Nội vụ',
      issuingBody: 'Ban Tổ chức Hội thi',
      place: 'Đồng Tháp',
      symbol: 'BC-BTCHT',
      capacity: ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN']
    });
  });

  it.each([
    ['Hội thi CCHC', 'Sở Nội vụ', 'Sở Nội vụ', 'Ban Tổ chức Hội thi', 'TB-BTCHT'],
    ['Cuộc thi CCHC', 'Sở Nội vụ', 'Sở Nội vụ', 'Ban Tổ chức Cuộc thi', 'TB-BTCCT'],
    ['Cuộc thi CCHC', 'Ban Tổ chức Cuộc thi', '', 'Ban Tổ chức Cuộc thi', 'TB-BTCCT']
  ])(
    'name one body, its parent and its symbol: %s, %s',
    (contestName, organizer, parentBody, issuingBody, symbol) => {
      const fields = prefilled([], 'new', 'notice', { ...known, contestName, organizer });
      expect(fields).toMatchObject({ parentBody, issuingBody, symbol });
    }
  );

  it.each(['marking-minutes', 'final-minutes'] as const)(
    'of %s go to nobody whom a report goes to',
    (kind) => {
      const report = { contestId: 'new', kind: 'report' as const };
      const others = [{ ...report, fields: { ...NO_FIELDS, recipients: ['UBND Tỉnh (b/c)'] } }];
      expect(prefilled(others, 'new', kind, known).recipients).toEqual(['Lưu: VT, hồ sơ']);
      const before = [
        {
          contestId: 'old',
          kind,
          fields: { ...NO_FIELDS, meetingFrom: 1, recipients: ['Sở Tư pháp'] }
        }
      ];
      expect(prefilled(before, 'new', kind, known)).toMatchObject({
        recipients: ['Sở Tư pháp'],
        meetingFrom: null
      });
    }
  );

  it('of the jury are of the jury and of nobody else', () => {
    const minutes = { ...NO_FIELDS, issuingBody: 'Ban Giám khảo', symbol: 'BB-BGK' };
    const filled = [{ contestId: 'new', kind: 'marking-minutes' as const, fields: minutes }];
    expect(prefilled(filled, 'new', 'score-sheet', known).issuingBody).toBe('Ban Giám khảo');
    expect(prefilled(filled, 'new', 'report', known).issuingBody).toBe('Ban Tổ chức Hội thi');
    expect(prefilled([], 'new', 'marking-minutes', known).symbol).toBe('BB-BGK');
  });
});

it('a preview shows long tables to their sixtieth row and tells how many follow', () => {
  const columns = ['a', 'b'].map((header) => ({ header, share: 50, align: 'left' as const }));
  const rows = Array.from({ length: 4345 }, (_, at) => [[String(at)], ['x']]);
  const document = {
    ...report2021(),
    body: [{ kind: 'table' as const, table: { columns, rows } }]
  };
  const [shown] = previewOf(document).body;
  if (shown?.kind !== 'table') throw new Error('no table');
  expect(shown.table.rows).toHaveLength(61);
  expect(shown.table.rows.at(-1)?.map(textOf)).toEqual(['…', '(còn 4.285 dòng)']);
});
