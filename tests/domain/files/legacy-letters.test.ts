import { describe, expect, it } from 'vitest';
import { legacyBeside, legacyColumns, legacyGuess } from '#lib/domain/files/legacy-letters.ts';

describe('a text in an old encoding', () => {
  it.each([
    ['TCVN3', 'NguyÔn V¨n An', 'Nguyễn Văn An'],
    ['TCVN3', 'TrÇn ThÞ H\u00adêng', 'Trần Thị Hường'],
    ['TCVN3', 'Chuyªn viªn', 'Chuyên viên'],
    ['TCVN3', 'N÷', 'Nữ'],
    ['VNI', 'Nguyeãn Vaên An', 'Nguyễn Văn An'],
    ['VNI', 'Phaïm Thò Bình', 'Phạm Thị Bình'],
    ['VNI', 'NGUYEÃN VAÊN AN', 'NGUYỄN VĂN AN'],
    ['VNI', 'Leâ Ñöùc Thoï', 'Lê Đức Thọ'],
    ['UTF-8', 'Nguyá»…n VÄƒn An', 'Nguyễn Văn An'],
    ['Windows-1258', 'NguyêÞn Vãn An', 'Nguyễn Văn An']
  ] as const)('%s: %s', (encoding, given, guess) => {
    expect(legacyGuess(given)).toEqual({ encoding, guess });
  });

  it.each([
    'Nguyễn Văn An',
    'Nguyễn Thị Ðào',
    'Y Blô Êban',
    'H’Hen Niê',
    'K’Brôih',
    'Siu Y Drưm',
    'Müller',
    'Thuỳ Trang',
    'Khuất Duy Tiến',
    'Đắk Lắk',
    'An'
  ])('is not %s', (given) => {
    expect(legacyGuess(given)).toBeNull();
  });

  it('a name that could be either is in the encoding of its column', () => {
    expect(legacyGuess('Tó')).toBeNull();
    const columns = legacyColumns([{ cells: ['1', 'Tó'] }, { cells: ['2', 'V¨n'] }]);
    expect([...columns]).toEqual([[1, 'TCVN3']]);
    expect(legacyBeside('Tó', 'TCVN3')).toEqual({ encoding: 'TCVN3', guess: 'Tú' });
    expect(legacyBeside('Nguyễn', 'TCVN3')).toBeNull();
  });
});
