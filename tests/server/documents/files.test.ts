import { expect, it } from 'vitest';
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
  expect(fileName(document, 'docx')).toBe('BÁO CÁO 05-BC-SNV.docx');
  const head = { ...document.head, number: null };
  expect(fileName({ ...document, head }, 'pdf')).toBe('BÁO CÁO BC-SNV.pdf');
  expect(fileName({ ...document, head: { ...head, symbol: '' } }, 'pdf')).toBe('BÁO CÁO.pdf');
});
