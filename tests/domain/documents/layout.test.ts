import { expect, it } from 'vitest';
import { foot } from '#lib/domain/documents/layout/foot.ts';
import { head } from '#lib/domain/documents/layout/head.ts';
import { sectionsOf } from '#lib/domain/documents/layout/sections.ts';
import type { Stroke } from '#lib/domain/documents/layout/strokes.ts';
import { report2021 } from '../../support/report-document.ts';

const document = report2021();
const an = { lines: ['Giám khảo'], name: 'Nguyễn Văn An' };

/** What is read, cells of a frame beside each other. */
const read = (strokes: readonly Stroke[]): string[] =>
  strokes.flatMap((stroke) => {
    if (stroke.kind === 'line') return [stroke.text];
    if (stroke.kind !== 'frame') return [];
    return stroke.rows.map((cells) => cells.map((cell) => read(cell).join(' ').trim()).join(' | '));
  });

it('has the document and each annex on pages of their own', () => {
  expect(sectionsOf(document).map(({ orientation }) => orientation)).toEqual([
    'portrait',
    'portrait',
    'landscape'
  ]);
});

it('lets nobody sign on a page without a word of the text', () => {
  const strokes = sectionsOf(document)[0]?.strokes ?? [];
  const frame = strokes.findLastIndex(({ kind }) => kind === 'frame');
  expect(strokes.slice(frame - 2, frame)).toMatchObject([{ keepNext: true }, { keepNext: true }]);
});

it('leaves no room for a parent body that there is none of', () => {
  const [row] = read([head({ ...document, head: { ...document.head, parentBody: '' } })]);
  expect(row).toBe('SỞ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc');
});

it.each([
  [1, ['', 'Nơi nhận: - UBND Tỉnh (b/c); - Lưu: VT, CCHC. | GIÁM KHẢO     Nguyễn Văn An']],
  [
    3,
    [
      '',
      'GIÁM KHẢO     Nguyễn Văn An | GIÁM KHẢO     Nguyễn Văn An',
      'GIÁM KHẢO     Nguyễn Văn An | ',
      'Nơi nhận:',
      '- UBND Tỉnh (b/c);',
      '- Lưu: VT, CCHC.'
    ]
  ]
])('puts %i who sign beside the recipients or above them', (signing, lines) => {
  const signings = Array.from({ length: signing }, () => an);
  expect(read(foot({ ...document, signings }))).toEqual(lines);
});
