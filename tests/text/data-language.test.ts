import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataLanguage } from '#lib/text/data-language.ts';

describe('the language of what people of the contest wrote', () => {
  it.each([
    'Sở Nội vụ',
    'Nguyễn Văn An',
    'UBND huyện Lai Vung'.normalize('NFD'),
    'Đội 1',
    'VÒNG CHUNG KẾT'
  ])('%s is Vietnamese', (text) => {
    expect(dataLanguage(text)).toBe('vi');
  });

  it.each(['', 'Round 1', 'DT00001', '98.60%', 'Attempt 2', undefined])(
    '%s is not known',
    (text) => {
      expect(dataLanguage(text)).toBeUndefined();
    }
  );

  it('no sentence of the English pages is taken for Vietnamese, but for the product and examples', () => {
    const folder = 'src/lib/text/en';
    const texts = readdirSync(folder).flatMap((file) =>
      Object.values(
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>
      ).map((text) => JSON.stringify(text))
    );
    const taken = texts.filter((text) => dataLanguage(text) === 'vi');
    expect(taken.length / texts.length).toBeLessThan(0.01);
  });
});
