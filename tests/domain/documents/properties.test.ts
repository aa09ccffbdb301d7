import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportFacts } from '#lib/domain/documents/facts.ts';
import { count } from '#lib/domain/documents/house-style.ts';
import { isFigure, textOf } from '#lib/domain/documents/parts.ts';
import {
  blocsSentence,
  participationSentence
} from '#lib/domain/documents/wording/participation.ts';
import { qualitySentence } from '#lib/domain/documents/wording/quality.ts';
import { FACTS_2021 } from './report-facts.ts';

/* Whatever the data are: what is said adds up, and what does not add up is not said. */

const hundredths = (text: string): number =>
  Math.round(Number(text.replace('%', '').replace('.', '').replace(',', '.')) * 100);

const number = fc.nat(6000);
const facts: fc.Arbitrary<ReportFacts> = fc
  .record({
    people: number,
    registered: number,
    headcount: fc.option(number),
    units: fc.nat(40),
    unitsIn: fc.nat(40),
    full: fc.nat(40)
  })
  .map((participation) => ({
    ...FACTS_2021,
    participation: { ...participation, threshold: 50, low: [] }
  }));

it('participation is said only of counts that contain each other', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { people, registered, units, unitsIn } = given.participation;
      const fits = people > 0 && people <= registered && unitsIn <= units;
      const sentence = participationSentence(given);
      expect(sentence.ok).toBe(fits);
      if (sentence.ok) expect(textOf(sentence.value)).toContain(`${count(people)} thí sinh`);
    })
  );
});

it('bands of quality are said only where they are all valid entries, and it says where shares do not come to 100%', () => {
  const bands = fc.record({ all: number, high: number, middle: number, low: number });
  fc.assert(
    fc.property(bands, fc.nat(1), (bands, missing) => {
      const sum = Object.values(bands).reduce((total, one) => total + one, 0);
      const quality = { bands, valid: sum + missing, mean: 4000, max: 6000 };
      const sentence = qualitySentence({ ...FACTS_2021, quality });
      expect(sentence.ok).toBe(sum > 0 && missing === 0);
      if (!sentence.ok) return;
      const shares = sentence.value.filter(isFigure).filter(({ key }) => key.endsWith('.share'));
      const whole = shares.reduce((total, { text }) => total + hundredths(text), 0);
      expect(sentence.value.join('').includes('làm tròn')).toBe(whole !== 10_000);
    })
  );
});

it('blocs are said only where they are everybody, and it says where shares do not come to 100%', () => {
  const blocs = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(blocs, fc.nat(1), (people, missing) => {
      const sum = people.reduce((total, one) => total + one, 0);
      const sentence = blocsSentence({
        ...FACTS_2021,
        blocs: people.map((one, at) => ({ key: String(at), name: `khối ${at}`, people: one })),
        participation: { ...FACTS_2021.participation, people: sum + missing }
      });
      expect(sentence.ok).toBe(missing === 0);
      if (!sentence.ok) return;
      const shares = sentence.value.filter(isFigure).filter(({ key }) => key.endsWith('.share'));
      const whole = shares.reduce((total, { text }) => total + hundredths(text), 0);
      expect(sentence.value.join('').includes('làm tròn')).toBe(whole !== 10_000);
    })
  );
});
