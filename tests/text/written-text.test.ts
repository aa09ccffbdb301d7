import { afterAll, describe, expect, it } from 'vitest';
import type { TextProblem } from '#lib/domain/core/written-text.ts';
import { baseLocale, overwriteGetLocale } from '#lib/text/paraglide/runtime.js';
import { textSentence } from '#lib/text/written-text.ts';

/** One of each kind: the type makes a missing one an error. */
const EXAMPLES: { [Code in TextProblem['code']]: Extract<TextProblem, { code: Code }> } = {
  'too-long': { code: 'too-long', limit: 120 },
  'too-short': { code: 'too-short', least: 2 },
  'too-many-lines': { code: 'too-many-lines', limit: 20 },
  'line-break': { code: 'line-break' },
  'hidden-sign': { code: 'hidden-sign', codePoint: 'U+202E' },
  'piled-marks': { code: 'piled-marks' }
};

afterAll(() => overwriteGetLocale(() => baseLocale));

describe.each(['vi', 'en'] as const)('sentences on written texts in %s', (locale) => {
  it.each(Object.values(EXAMPLES))('$code: name the field and the way out', (problem) => {
    overwriteGetLocale(() => locale);
    const sentence = textSentence(problem, 'Tên đội');
    expect(sentence).toMatch(/^Tên đội: .+\. .+\.$/);
    for (const fact of Object.values(problem).slice(1)) expect(sentence).toContain(String(fact));
  });
});
