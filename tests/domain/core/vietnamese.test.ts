import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePeople, fold, tidy } from '#lib/domain/core/vietnamese.ts';

describe('folding for search', () => {
  it.each([
    ['Đặng Thị Ánh', 'dang thi anh'],
    ['UBND huyện Lai Vung', 'ubnd huyen lai vung'],
    ['  Hồng   Ngự ', 'hong ngu'],
    ['Đường Ông Ích Khiêm'.normalize('NFD'), 'duong ong ich khiem']
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is the same for composed and decomposed input, and for itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(tidy(tidy(text))).toBe(tidy(text));
      })
    );
  });
});

describe('the order of people', () => {
  it('goes by given name, then family name, then the names between', () => {
    const people = ['Trần Văn Bình', 'Nguyễn Thị Ánh', 'Nguyễn Văn Bình', 'Lê Đức An', 'Bùi Bình'];
    expect(people.sort(comparePeople)).toEqual([
      'Lê Đức An',
      'Nguyễn Thị Ánh',
      'Bùi Bình',
      'Nguyễn Văn Bình',
      'Trần Văn Bình'
    ]);
  });
});
