import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { nameScale, questionSize } from '#lib/client/live/question-size.ts';

/** The part of 1920 × 1080 that the projector gives to a question, with a countdown beside it. */
const BOX = { width: 1360, height: 780 };

const bank = parse(readFileSync('question-banks/cchc-dong-thap-2021/bank.yaml', 'utf8')) as {
  questions: { stem: string; options: { text: string }[] }[];
};

const texts = bank.questions.map(({ stem, options }) => ({
  stem,
  options: options.map(({ text }) => text)
}));

describe('the type of a question', () => {
  it('can be read from the back for a usual question of the bank', () => {
    const sizes = texts
      .map((one) => questionSize(one, BOX).stem)
      .sort((left, right) => left - right);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeGreaterThanOrEqual(54);
    expect(sizes[0]).toBeGreaterThanOrEqual(43);
  });

  it('never grows with the text', () => {
    const text = fc.string({ minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 4 }), (stem, more, options) => {
        const short = questionSize({ stem, options }, BOX);
        const long = questionSize({ stem: stem + more, options }, BOX);
        return long.stem <= short.stem && short.option <= short.stem;
      })
    );
  });
});

describe('a name', () => {
  it('stands in full size while it is short, and keeps shrinking only so far', () => {
    expect(nameScale('Sở Nội vụ', 26)).toBe(1);
    expect(nameScale('S'.repeat(52), 26)).toBe(0.5);
    expect(nameScale('S'.repeat(500), 26)).toBe(0.45);
  });
});
