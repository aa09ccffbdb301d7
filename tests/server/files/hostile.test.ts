import { describe, expect, it } from 'vitest';
import type { FileRefusal } from '#lib/domain/files/refusal.ts';
import { readInThread } from '#lib/server/files/read-in-thread.ts';
import { readTables } from '#lib/server/files/service.ts';
import { workbookFiles, workbookOf } from '../../support/workbooks.ts';
import { zipOf } from '../../support/zip.ts';

const MEGABYTE = 1024 * 1024;
const ROWS = [
  ['code', 'name'],
  ['A', 'An']
];
const files = workbookFiles([{ name: 'x', rows: ROWS }]);
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

async function refusalOf(bytes: Uint8Array, name = 'x.xlsx'): Promise<FileRefusal | 'read'> {
  const read = await readTables({ name, bytes });
  return read.ok ? 'read' : read.refusal;
}

/** Replaces the first sheet's XML by another. */
const withSheet = (content: string) =>
  zipOf(files.map((file) => (file.name.endsWith('sheet1.xml') ? { ...file, content } : file)));

const sheet = (body: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${body}</worksheet>`;

describe('files that are not what they claim (RELIABILITY B-M4)', () => {
  it.each([
    ['an .xls', 'file-old-excel', ole, 'x.xls'],
    ['an .xls renamed', 'file-old-excel', ole, 'x.xlsx'],
    [
      'a workbook with a password',
      'file-encrypted',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'x.xlsx'
    ],
    ['HTML renamed', 'file-not-what-it-claims', Buffer.from('<html><table>'), 'x.xlsx'],
    ['HTML as .csv', 'file-not-what-it-claims', Buffer.from('<!DOCTYPE html>'), 'x.csv'],
    ['a zip as .csv', 'file-not-what-it-claims', zipOf(files), 'x.csv'],
    [
      'a zip of something else',
      'file-not-what-it-claims',
      zipOf([{ name: 'a', content: 'b' }]),
      'x.xlsx'
    ],
    ['a picture', 'file-kind-unknown', Buffer.from('PNG'), 'x.png'],
    ['a name without an ending', 'file-kind-unknown', Buffer.from('a,b\n1,2'), 'danh-sach'],
    ['a macro file by name', 'file-has-macros', zipOf(files), 'x.xlsm'],
    [
      'macros under another name',
      'file-has-macros',
      workbookOf([{ name: 'x', rows: ROWS }], [{ name: 'xl/vbaProject.bin', content: 'x' }]),
      'x.xlsx'
    ],
    [
      'encrypted entries',
      'file-encrypted',
      zipOf(files.map((file) => ({ ...file, isEncrypted: true }))),
      'x.xlsx'
    ],
    ...['../../etc/passwd', '/etc/passwd', 'a\\..\\b', 'C:/x'].map(
      (name) =>
        [
          `an entry named ${name}`,
          'file-damaged',
          workbookOf([{ name: 'x', rows: ROWS }], [{ name, content: 'x' }]),
          'x.xlsx'
        ] as const
    ),
    ['half a file', 'file-damaged', zipOf(files).subarray(0, 900), 'x.xlsx'],
    ['broken XML', 'file-damaged', withSheet('<worksheet><sheetData><row'), 'x.xlsx'],
    ['nothing', 'file-empty', new Uint8Array(), 'x.xlsx'],
    ['a file of 9 MB', 'file-too-big', new Uint8Array(9 * MEGABYTE), 'x.csv']
  ] as const)('refuses %s: %s', async (_, refusal, bytes, name) => {
    expect(await refusalOf(bytes, name)).toBe(refusal);
  });
});

describe('files that unpack to too much (RELIABILITY B-M1)', () => {
  it('refuses a bomb by its directory', async () => {
    const bomb = withSheet(sheet(' '.repeat(150 * MEGABYTE)));
    expect(bomb.length).toBeLessThan(MEGABYTE);
    expect(await refusalOf(bomb)).toBe('file-unpacks-too-big');
  });

  it('refuses a suspicious ratio and more than 200 entries', async () => {
    expect(await refusalOf(withSheet(sheet(' '.repeat(10 * MEGABYTE))))).toBe(
      'file-unpacks-too-big'
    );
    const many = Array.from({ length: 200 }, (_, index) => ({ name: `xl/${index}`, content: '' }));
    expect(await refusalOf(zipOf([...files, ...many]))).toBe('file-unpacks-too-big');
  });

  it('refuses sizes that lie, in both directions', async () => {
    const bomb = (declaredBytes: number) =>
      zipOf([
        ...files,
        { name: 'xl/media/a.bin', content: new Uint8Array(100 * MEGABYTE), declaredBytes }
      ]);
    expect(await refusalOf(bomb(1000))).toBe('file-damaged');
    expect(await refusalOf(bomb(0))).toBe('file-damaged');
    expect(await refusalOf(bomb(101 * 1000))).toBe('file-damaged');
  });
});

describe('files that cost too much to open (RELIABILITY B-M2)', () => {
  const cell = (place: string, value = '1') => `<c r="${place}"><v>${value}</v></c>`;
  const two = `<row r="1">${cell('A1')}${cell('B1')}</row><row r="2">${cell('A2')}${cell('B2')}</row>`;
  const data = (rows: string) => `<sheetData>${rows}</sheetData>`;
  const wideRows = Array.from(
    { length: 1100 },
    (_, row) => `<row r="${row + 1}">${cell(`A${row + 1}`)}${cell(`XFD${row + 1}`)}</row>`
  );

  it.each([
    [
      'one merge over the whole sheet',
      'read',
      `${data(two)}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`
    ],
    ['a dimension over the whole sheet', 'read', `<dimension ref="A1:XFD1048576"/>${data(two)}`],
    [
      'columns without end',
      'read',
      `<cols><col min="1" max="2000000000" width="3"/></cols>${data(two)}`
    ],
    [
      'a cell in the last corner',
      'file-damaged',
      data(`<row r="1048576">${cell('XFD1048576')}</row>`)
    ],
    ['many rows as wide as can be', 'file-too-heavy', data(wideRows.join(''))]
  ] as const)('%s: %s', async (_, answer, body) => {
    expect(await refusalOf(withSheet(sheet(body)))).toBe(answer);
  });

  it('never reads a cell in the last row as a list, whether or not memory suffices', async () => {
    const bytes = withSheet(sheet(data(`<row r="1048576">${cell('A1048576')}</row>`)));
    expect(['file-too-heavy', 'file-without-table']).toContain(await refusalOf(bytes));
  });

  it('refuses one long text that thousands of cells point at', async () => {
    const link = `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
    const pointing = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(10_000);
    const bytes = zipOf([
      ...files.map((file) => {
        if (file.name.endsWith('sheet1.xml')) return { ...file, content: sheet(data(pointing)) };
        if (!file.name.endsWith('workbook.xml.rels')) return file;
        return { ...file, content: String(file.content).replace('</Relationships>', link) };
      }),
      { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>` }
    ]);
    expect(await refusalOf(bytes)).toBe('file-unpacks-too-big');
  });

  it('does not expand entities', async () => {
    const xml = sheet(data(two.replace('<v>1</v>', '<v>&bomb;</v>')));
    const bytes = withSheet(`<!DOCTYPE a [<!ENTITY bomb "${'x'.repeat(1000)}">]>${xml}`);
    expect(await readTables({ name: 'x.xlsx', bytes })).toMatchObject({
      value: [{ header: ['&bomb;', '1'] }]
    });
  });

  it('gives up when its time is over, and reads the next file', async () => {
    const file = { name: 'x.xlsx', bytes: zipOf(files), kind: 'workbook' } as const;
    const limits = { megabytes: 256, milliseconds: 1 };
    expect(await readInThread(file, limits)).toEqual({ ok: false, refusal: 'file-too-heavy' });
    expect(await refusalOf(zipOf(files))).toBe('read');
  });
});
