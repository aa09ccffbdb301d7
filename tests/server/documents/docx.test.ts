import { beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#lib/server/documents/docx/write.ts';
import { list2021, report2021 } from '../../support/report-document.ts';
import { unzip } from '../../support/zip.ts';

/* Nghị định 30/2020/NĐ-CP, Phụ lục I: domain.md (e). Sizes in Word are half points. */
describe('a document as a Word file', () => {
  let files: Record<string, string> = {};
  let body = '';
  beforeAll(async () => {
    files = unzip(await writeDocx(report2021()));
    body = files['word/document.xml'] ?? '';
  });

  /** The paragraph that a text stands in. */
  const paragraph = (text: string): string =>
    (body.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/g) ?? []).find((one) => one.includes(text)) ?? '';
  const looks = (text: string) => ({
    size: Number(/<w:sz w:val="(\d+)"/.exec(paragraph(text))?.[1]) / 2,
    bold: paragraph(text).includes('<w:b/>'),
    italics: paragraph(text).includes('<w:i/>'),
    align: /<w:jc w:val="(\w+)"/.exec(paragraph(text))?.[1]
  });

  it('has the paper and margins of the decree (E1)', () => {
    const sections = body.match(/<w:sectPr>.*?<\/w:sectPr>/g) ?? [];
    expect(sections).toHaveLength(3);
    for (const section of sections) {
      expect(section).toContain(
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"'
      );
      expect(section).toContain('<w:titlePg/>');
      expect(section).toContain('<w:pgNumType w:start="1"/>');
    }
    expect(sections[0]).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(sections[2]).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  });

  it('lets nobody sign on a page without rows where a table ends the text', async () => {
    const list = unzip(await writeDocx(list2021(31)))['word/document.xml'] ?? '';
    const kept = (words: string): boolean =>
      (list.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/g) ?? []).some(
        (one) => one.includes(`>${words}<`) && one.includes('<w:keepNext/>')
      );
    const units = Array.from({ length: 31 }, (_, at) => `Đơn vị thứ ${at + 1}`);
    expect(units.filter(kept)).toEqual(['Đơn vị thứ 30', 'Đơn vị thứ 31']);
  });

  it('is set in Times New Roman, 14 pt, in Vietnamese', () => {
    expect(files['word/styles.xml']).toContain(
      '<w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
    );
    expect(files['word/styles.xml']).toContain('<w:lang w:val="vi-VN"/>');
  });

  it('has the elements of the head in their sizes (boxes 1 to 5a)', () => {
    const centre = { align: 'center', italics: false };
    expect(looks('CỘNG HÒA XÃ HỘI')).toEqual({ ...centre, size: 12, bold: true });
    expect(looks('Độc lập - Tự do')).toEqual({ ...centre, size: 13, bold: true });
    expect(looks('ỦY BAN NHÂN DÂN TỈNH')).toEqual({ ...centre, size: 12, bold: false });
    expect(looks('SỞ NỘI VỤ')).toEqual({ ...centre, size: 12, bold: true });
    expect(looks('Số: 05/BC-SNV')).toEqual({ ...centre, size: 13, bold: false });
    expect(looks('Đồng Tháp, ngày 05 tháng 11 năm 2021')).toEqual({
      align: 'center',
      size: 13,
      bold: false,
      italics: true
    });
    expect(looks('BÁO CÁO')).toEqual({ ...centre, size: 14, bold: true });
    expect(looks('Kết quả Hội thi trực tuyến')).toEqual({ ...centre, size: 14, bold: true });
  });

  it('draws rules as long as the motto, and a third to a half of the others', () => {
    const rules = [
      ...body.matchAll(/<w:pBdr>.*?<\/w:pBdr>.*?<w:ind w:left="(\d+)" w:right="(\d+)"\/>/g)
    ].map(([, left, right]) => Number(left) + Number(right));
    expect(rules).toHaveLength(3);
    // SỞ NỘI VỤ is 1.484 twips long at 12 pt, the motto 3.183 at 13 pt.
    expect(3742 - (rules[0] ?? 0)).toBeGreaterThan(1484 / 3);
    expect(3742 - (rules[0] ?? 0)).toBeLessThan(1484 / 2);
    expect(Math.abs(5613 - (rules[1] ?? 0) - 3183)).toBeLessThan(3);
    expect(9354 - (rules[2] ?? 0)).toBeGreaterThan(9354 / 3);
    expect(9354 - (rules[2] ?? 0)).toBeLessThan(9354 / 2);
  });

  it('has columns of 66 and 99 mm at the head, without borders (E3)', () => {
    const [head = ''] = body.match(/<w:tbl>.*?<\/w:tbl>/g) ?? [];
    expect(head).toContain('<w:gridCol w:w="3742"/><w:gridCol w:w="5613"/>');
    expect(head).toContain('<w:top w:val="none"');
    expect(head).not.toContain('w:val="single" w:color="auto"');
  });

  it('justifies the text, the first line 1,27 cm in and 6 pt apart (box 6)', () => {
    const text = paragraph('4.345 thí sinh');
    expect(text).toContain('<w:jc w:val="both"/>');
    expect(text).toContain('<w:ind w:firstLine="720"/>');
    expect(text).toContain('<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>');
    expect(looks('I. TÌNH HÌNH TỔ CHỨC')).toMatchObject({ size: 14, bold: true });
    expect(looks('1. Công tác chỉ đạo')).toMatchObject({ size: 14, bold: true });
    expect(paragraph('Kèm theo Phụ lục I')).toContain('Phụ lục II: Phổ điểm)./.');
  });

  it('signs on the right and lists the recipients on the left (boxes 7 and 9b)', () => {
    expect(looks('KT. GIÁM ĐỐC')).toMatchObject({ size: 14, bold: true, align: 'center' });
    expect(looks('Nguyễn Văn An')).toMatchObject({ size: 14, bold: true, align: 'center' });
    expect(looks('Nơi nhận:')).toMatchObject({ size: 12, bold: true, italics: true });
    expect(looks('- UBND Tỉnh (b/c);')).toMatchObject({ size: 11, bold: false });
    expect(paragraph('- Lưu: VT, CCHC.')).not.toBe('');
  });

  it('numbers pages in the top margin, not on the first of a section', () => {
    const headers = Object.entries(files).filter(([name]) => /word\/header\d\.xml/.test(name));
    expect(headers).toHaveLength(6);
    const shown = headers.filter(([, xml]) => xml.includes('PAGE'));
    expect(shown).toHaveLength(3);
    expect(shown[0]?.[1]).toMatch(/<w:jc w:val="center"\/>.*<w:sz w:val="28"\/>/);
  });

  it('numbers annexes, whose tables are as wide as the text and repeat their heads', () => {
    expect(looks('>Phụ lục II<')).toMatchObject({ size: 14, bold: true, align: 'center' });
    expect(looks('PHỔ ĐIỂM')).toMatchObject({ size: 14, bold: true, align: 'center' });
    expect(looks('Kèm theo Báo cáo số 05/BC-SNV ngày 05 tháng 11 năm 2021 của Sở')).toMatchObject({
      size: 13,
      italics: true
    });
    const tables = (body.match(/<w:tbl>.*?<\/w:tbl>/g) ?? []).filter((one) =>
      one.includes('tblHeader')
    );
    expect(tables.map((one) => /<w:tblW w:type="dxa" w:w="(\d+)"/.exec(one)?.[1])).toEqual([
      '9354',
      '14287'
    ]);
    for (const table of tables) expect(table).toContain('<w:cantSplit/>');
  });

  it('is the same bytes whenever it is written, and composed letters only', async () => {
    expect(Buffer.from(await writeDocx(report2021())).equals(await writeDocx(report2021()))).toBe(
      true
    );
    expect(files['docProps/core.xml']).toContain('2021-11-05T01:00:00.000Z');
    expect(body).toBe(body.normalize('NFC'));
  });
});
