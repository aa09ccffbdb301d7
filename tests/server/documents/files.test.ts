import { expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import type { OfficialDocument } from '#lib/domain/documents/document.ts';
import { fileName, writeFile } from '#lib/server/documents/files.ts';
import { writeDocx } from '#lib/server/documents/docx/write.ts';
import { report2021 } from '../../support/report-document.ts';

it('writes documents beside the pages, to the same bytes', async () => {
  const document = report2021();
  const [docx, pdf] = await Promise.all([writeFile(document, 'docx'), writeFile(document, 'pdf')]);
  expect(Buffer.from(docx).equals(await writeDocx(document))).toBe(true);
  expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
});

it('tells what went wrong there, and goes on afterwards', async () => {
  const broken = { ...report2021(), annexes: undefined } as never;
  await expect(writeFile(broken, 'docx')).rejects.toThrow('undefined');
  expect((await writeFile(report2021(), 'docx')).length).toBeGreaterThan(1000);
});

it('names files after what they are', () => {
  const document = report2021();
  const made = vietnamTime(2021, 11, 5, 8) + 61_000;
  const at = 'lập 2021-11-05 08.01.01';
  const name = (over: Partial<OfficialDocument>) => fileName({ ...document, ...over }, made, 'pdf');
  expect(fileName(document, made, 'docx')).toBe(`BÁO CÁO 05-BC-SNV, ${at}.docx`);
  const head = { ...document.head, number: null };
  expect(name({ head })).toBe(`BÁO CÁO BC-SNV, ${at}.pdf`);
  expect(name({ head: { ...head, symbol: '' } })).toBe(`BÁO CÁO, ${at}.pdf`);
  expect(name({ head: { ...head, number: 1610 } })).toBe(`BÁO CÁO 1610-BC-SNV, ${at}.pdf`);
});

it('names no two documents alike: lists of people and of units, minutes of two finals, sheets', () => {
  const document = report2021();
  const made = vietnamTime(2021, 11, 5, 8);
  const list = { ...document, typeName: 'DANH SÁCH', head: { ...document.head, number: null } };
  const all: OfficialDocument[] = [
    { ...list, kind: 'units-list', subject: 'Xếp hạng tập thể Vòng 1\nHội thi' },
    { ...list, kind: 'individuals-list', subject: 'Kết quả cá nhân Vòng 1\nHội thi' },
    { ...list, kind: 'final-minutes', subject: 'Bán kết\nHội thi' },
    { ...list, kind: 'final-minutes', subject: 'Chung kết\nHội thi' },
    { ...list, kind: 'score-sheet', signings: [{ lines: [], name: 'Nguyễn Văn An' }] },
    { ...list, kind: 'score-sheet', signings: [{ lines: [], name: 'Trần: Thị/Bình' }] }
  ];
  const names = all.map((one) => fileName(one, made, 'docx'));
  expect(new Set(names).size).toBe(all.length);
  for (const name of names) expect(name).not.toMatch(/[/\\:*?"<>|\n]/);
  expect(fileName(all[0]!, made, 'docx')).not.toBe(fileName(all[0]!, made + 1000, 'docx'));
});
