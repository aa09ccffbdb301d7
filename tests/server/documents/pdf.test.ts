import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from '#lib/domain/documents/document.ts';
import { definitionOf } from '#lib/server/documents/pdf/definition.ts';
import { writePdf } from '#lib/server/documents/pdf/write.ts';
import { printable } from '#lib/domain/documents/printable.ts';
import { list2021, report2021 } from '../../support/report-document.ts';

const FONTS = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos'));

describe('a document as a PDF', () => {
  it('has A4 pages, the annex lying, and its fonts in it', async () => {
    const pdf = Buffer.from(await writePdf(report2021())).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, width, height]) => `${width} ${height}`
    );
    expect(boxes.at(0)).toBe('595.28 841.89');
    expect(boxes.at(-1)).toBe('841.89 595.28');
    expect(boxes.filter((box) => box === '841.89 595.28')).toHaveLength(1);
    const fonts = new Set(
      [...pdf.matchAll(/\/FontName \/[A-Z]+\+([\w-]+)/g)].map(([, name]) => name)
    );
    expect([...fonts].sort()).toEqual([
      'Tinos-Bold',
      'Tinos-BoldItalic',
      'Tinos-Italic',
      'Tinos-Regular'
    ]);
    expect(pdf.slice(0, 8)).toBe('%PDF-1.7');
    expect(pdf).toContain('/FontFile2');
  });

  it('has the margins and sizes of the decree', () => {
    const definition = definitionOf(report2021());
    expect(definition.pageMargins).toEqual([85.05, 56.7, 42.5, 56.7]);
    const text = JSON.stringify(definition);
    expect(text).toContain(
      '{"text":"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM","fontSize":12,"bold":true'
    );
    expect(text).toContain('{"text":"Độc lập - Tự do - Hạnh phúc","fontSize":13,"bold":true');
    expect(text).toContain('{"text":"BÁO CÁO","fontSize":14,"bold":true');
    expect(text).toContain('"widths":[187.1,280.65]');
    expect(text).toContain('"leadingIndent":36');
    expect(text).toContain('"headerRows":1,"dontBreakRows":true');
  });

  it.each([1, 2, 31])('keeps the last rows of %i units with the signature', (units) => {
    const content = JSON.stringify(definitionOf(list2021(units)).content);
    const kept = content.slice(content.indexOf('"colSpan":2'));
    const all = Array.from({ length: units }, (_, at) => `"Đơn vị thứ ${at + 1}"`);
    expect(all.filter((unit) => kept.includes(unit))).toEqual(all.slice(-2));
    expect(all.every((unit) => content.includes(unit))).toBe(true);
    expect(kept).toContain('PHÓ GIÁM ĐỐC');
  });

  it('repeats the header of a table above the rows that go with the signature', () => {
    const text = JSON.stringify(definitionOf(list2021(31)).content);
    expect(text.indexOf('"headerRows":1')).toBeLessThan(text.indexOf('"colSpan":2'));
    expect(text.match(/"headerRows":1/g)).toHaveLength(1);
    expect(text.match(/"Hạng"/g)).toHaveLength(1);
  });

  it.each([26, 28, 30, 32])(
    'has the signature of %i lines or rows on the page of the last of them',
    async (lines) => {
      const body = Array.from({ length: lines }, (_, at) => ({
        kind: 'paragraph' as const,
        parts: [`Dòng ${at + 1}.`]
      }));
      const text = await pagesOf({ ...list2021(0), body });
      expect(text.get('PHÓ GIÁM ĐỐC')).toHaveLength(1);
      expect(text.get('PHÓ GIÁM ĐỐC')).toEqual(text.get(`Dòng ${lines}./.`));
      const table = await pagesOf(list2021(lines));
      expect(table.get('PHÓ GIÁM ĐỐC')).toHaveLength(1);
      expect(table.get('PHÓ GIÁM ĐỐC')).toEqual(table.get(`Đơn vị thứ ${lines}`));
    }
  );

  it('is the same bytes whenever it is written', async () => {
    const [one, other] = [await writePdf(report2021()), await writePdf(report2021())];
    expect(Buffer.from(one).equals(other)).toBe(true);
  });

  it.each(['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'])(
    'has every letter that may be printed in %s',
    (name) => {
      const has = readCharacterMap(readFileSync(join(FONTS, name, `Tinos_${name}.ttf`)));
      const printed = Array.from({ length: 0x2200 }, (_, code) => String.fromCodePoint(code))
        .filter((letter) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(letter))
        .filter((letter) => letter.normalize('NFC') === letter && printable(letter) === letter);
      expect(printed).toContain('ữ');
      expect(printed.filter((letter) => !has(letter.codePointAt(0) ?? 0))).toEqual([]);
    }
  );

  it('puts letters together and a mark where the fonts have none', () => {
    expect(printable('Nguye\u0302\u0303n 😀 中')).toBe('Nguyễn ? ?');
  });
});

/** The pages on which each text comes to stand. */
async function pagesOf(document: OfficialDocument): Promise<Map<string, number[]>> {
  const definition = definitionOf(document);
  const { pageBreakBefore } = definition;
  const pages = new Map<string, number[]>();
  await pdfmake
    .createPdf({
      ...definition,
      pageBreakBefore: (node, asked) => {
        if (typeof node.text === 'string') pages.set(node.text, node.pageNumbers);
        return pageBreakBefore?.(node, asked) ?? false;
      }
    })
    .getBuffer();
  return pages;
}

/** Which code points of the basic plane a TrueType font has, from its cmap of format 4. */
function readCharacterMap(font: Buffer): (code: number) => boolean {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const cmap = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const start = font.readUInt32BE(cmap + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(start + 2) },
    (_, at) => start + font.readUInt32BE(start + 4 + 8 * at + 4)
  );
  const at = subtables.find((one) => font.readUInt16BE(one) === 4) ?? 0;
  const size = font.readUInt16BE(at + 6);
  return (code) => {
    for (let segment = 0; segment < size; segment += 2) {
      if (code > font.readUInt16BE(at + 14 + segment)) continue;
      const first = font.readUInt16BE(at + 16 + size + segment);
      if (code < first) return false;
      const delta = font.readUInt16BE(at + 16 + 2 * size + segment);
      const here = at + 16 + 3 * size + segment;
      const offset = font.readUInt16BE(here);
      if (offset === 0) return ((code + delta) & 0xffff) !== 0;
      return font.readUInt16BE(here + offset + 2 * (code - first)) !== 0;
    }
    return false;
  };
}
