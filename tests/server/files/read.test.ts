import { describe, expect, it } from 'vitest';
import { readTables } from '#lib/server/files/service.ts';
import { workbookFiles, workbookOf } from '../../support/workbooks.ts';
import { zipOf } from '../../support/zip.ts';

const text = (content: string) => new TextEncoder().encode(content);

describe('reading a .csv', () => {
  const table = {
    sheet: 'can-bo.csv',
    header: ['Mã cán bộ', 'Họ và tên'],
    rows: [
      { row: 2, cells: ['DT1', 'Trần Thị Bích Đào'] },
      { row: 3, cells: ['DT2', 'Lê, Văn "Tí"'] }
    ]
  };

  it.each([
    ['commas', 'Mã cán bộ,Họ và tên\nDT1,Trần Thị Bích Đào\nDT2,"Lê, Văn ""Tí"""\n'],
    ['semicolons', 'Mã cán bộ;Họ và tên\r\nDT1;Trần Thị Bích Đào\r\nDT2;"Lê, Văn ""Tí"""\r\n'],
    ['tabs', 'Mã cán bộ\tHọ và tên\nDT1\tTrần Thị Bích Đào\nDT2\t"Lê, Văn ""Tí"""\n'],
    ['a byte order mark', '\uFEFFMã cán bộ,Họ và tên\nDT1,Trần Thị Bích Đào\nDT2,"Lê, Văn ""Tí"""']
  ])('takes %s', async (_, content) => {
    const read = await readTables({ name: 'can-bo.csv', bytes: text(content) });
    expect(read).toEqual({ ok: true, value: [table] });
  });

  it('takes what Excel calls Unicode text', async () => {
    const content = '\uFEFFMã cán bộ\tHọ và tên\nDT1\tTrần Thị Bích Đào\nDT2\t"Lê, Văn ""Tí"""\n';
    const read = await readTables({ name: 'can-bo.csv', bytes: Buffer.from(content, 'utf16le') });
    expect(read).toEqual({ ok: true, value: [table] });
  });

  it('counts rows as a spreadsheet does, over blank rows and line breaks in cells', async () => {
    const content = 'a,b\n1,"two\nlines"\n\n3,4\n';
    const read = await readTables({ name: 'x.csv', bytes: text(content) });
    expect(read).toMatchObject({
      value: [
        {
          rows: [
            { row: 2, cells: ['1', 'two\nlines'] },
            { row: 4, cells: ['3', '4'] }
          ]
        }
      ]
    });
  });

  it('refuses other encodings, unclosed quotation marks, nothing and too many rows', async () => {
    const read = (bytes: Uint8Array) => readTables({ name: 'x.csv', bytes });
    expect(await read(Buffer.from('M\u00e3,T\u00ean\n1,2', 'latin1'))).toMatchObject({
      refusal: 'file-not-utf8'
    });
    expect(await read(text('a,b\n1,x "y" z\n"1,2\n3,4'))).toMatchObject({
      refusal: 'file-quote-open:3'
    });
    expect(await read(text(''))).toMatchObject({ refusal: 'file-empty' });
    expect(await read(text('a,b\n'))).toMatchObject({ refusal: 'file-without-table' });
    expect(await read(text('a,b\n' + '1,2\n'.repeat(20_000)))).toMatchObject({ ok: true });
    expect(await read(text('a,b\n' + '1,2\n'.repeat(20_001)))).toMatchObject({
      refusal: 'file-too-many-rows'
    });
  });
});

describe('reading an .xlsx', () => {
  it('tells formulas, errors, dates and numbers apart', async () => {
    const bytes = workbookOf([
      {
        name: 'Cán bộ',
        rows: [
          ['code', 'name', 'year'],
          ['DT1', { formula: 'CONCATENATE("An","h")', result: 'Anh' }, { serial: 30083 }],
          ['DT2', { error: '#REF!' }, 1982],
          [123456789012, '  Bình\u00a0', 1e21],
          [null, null, { formula: 'SUM(C2:C4)', result: 3 }]
        ]
      }
    ]);
    expect(await readTables({ name: 'x.xlsx', bytes })).toEqual({
      ok: true,
      value: [
        {
          sheet: 'Cán bộ',
          header: ['code', 'name', 'year'],
          rows: [
            { row: 2, cells: ['DT1', '=CONCATENATE("An","h")', '12/05/1982'] },
            { row: 3, cells: ['DT2', '#REF!', '1982'] },
            { row: 4, cells: ['1.23457E+11', '  Bình\u00a0', '1E+21'] },
            { row: 5, cells: ['', '', '=SUM(C2:C4)'] }
          ]
        }
      ]
    });
  });

  it('sees formulas that were never calculated, shared or empty, and rich text', async () => {
    const rows = [
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>Họ và </t></r><r><t>tên</t></r></is></c><c r="B1" t="str"><v>b</v></c></row>',
      '<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2+1</f><v>3</v></c><c r="B2"><f>A1</f></c></row>',
      '<row r="3"><c r="A3"><f t="shared" si="0"/><v>4</v></c><c r="B3" t="b"><v>1</v></c></row>'
    ];
    const content = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
    const files = workbookFiles([{ name: 'x', rows: [] }]).map((file) =>
      file.name.endsWith('sheet1.xml') ? { ...file, content } : file
    );
    expect(await readTables({ name: 'x.xlsx', bytes: zipOf(files) })).toMatchObject({
      value: [
        {
          header: ['Họ và tên', 'b'],
          rows: [{ cells: ['=B2+1', '=A1'] }, { cells: ['=', 'TRUE'] }]
        }
      ]
    });
  });

  it('passes over hidden sheets, which it names, empty sheets and a letterhead', async () => {
    const bytes = workbookOf([
      {
        name: 'Cũ',
        isHidden: true,
        rows: [
          ['a', 'b'],
          ['1', '2']
        ]
      },
      { name: 'Trống', rows: [] },
      {
        name: 'Danh sách',
        rows: [
          ['UBND TỈNH', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          ['DANH SÁCH'],
          [],
          ['a', 'b', 'c', 'd'],
          ['1', '2', '3', '4']
        ]
      }
    ]);
    const read = await readTables({ name: 'x.xlsx', bytes });
    expect(read).toEqual({
      ok: true,
      value: [
        {
          sheet: 'Danh sách',
          header: ['a', 'b', 'c', 'd'],
          rows: [{ row: 5, cells: ['1', '2', '3', '4'] }],
          notes: [
            {
              sheet: 'Cũ',
              row: null,
              column: '',
              note: { code: 'sheet-left', name: 'Cũ', isHidden: true }
            }
          ]
        }
      ]
    });
  });

  it('names rows and columns that are hidden and have data', async () => {
    const rows = [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5', '6']
    ];
    const files = workbookFiles([{ name: 'x', rows }]).map((file) =>
      file.name.endsWith('sheet1.xml')
        ? {
            ...file,
            content: String(file.content)
              .replace('<row r="3"', '<row r="3" hidden="1"')
              .replace('<sheetData>', '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>')
          }
        : file
    );
    const read = await readTables({ name: 'x.xlsx', bytes: zipOf(files) });
    expect(read).toMatchObject({
      value: [
        {
          notes: [
            { note: { code: 'rows-hidden', rows: '3' } },
            { note: { code: 'columns-hidden', columns: 'B' } }
          ]
        }
      ]
    });
  });

  it('refuses more rows than 20.000', async () => {
    const rows = Array.from({ length: 20_002 }, (_, row) => [row, row]);
    const bytes = workbookOf([{ name: 'x', rows }]);
    expect(await readTables({ name: 'x.xlsx', bytes })).toMatchObject({
      refusal: 'file-too-many-rows'
    });
  });
});
