import { afterAll, describe, expect, it } from 'vitest';
import { FILE_REFUSALS } from '#lib/domain/files/refusal.ts';
import type { Problem, ProblemCode } from '#lib/domain/files/table.ts';
import { fileSentence, problemSentence } from '#lib/text/import-problems.ts';
import { baseLocale, overwriteGetLocale } from '#lib/text/paraglide/runtime.js';

/** One of each kind: the type makes a missing one an error. */
const EXAMPLES: { [Code in ProblemCode]: Extract<Problem, { code: Code }> } = {
  'column-missing': { code: 'column-missing', title: 'Họ và tên' },
  'column-unknown': { code: 'column-unknown', nearest: 'Loại', accepted: 'Mã đơn vị, Loại' },
  'column-untitled': { code: 'column-untitled', letter: 'D', beside: 'Họ và tên' },
  'column-name-split': { code: 'column-name-split' },
  'legacy-letters': {
    code: 'legacy-letters',
    given: 'V¨n',
    guess: 'Văn',
    encoding: 'TCVN3'
  },
  'look-alike-letters': { code: 'look-alike-letters', given: 'Аn', letters: 'А' },
  'code-lost-zeros-here': {
    code: 'code-lost-zeros-here',
    given: '87085001234',
    whole: '087085001234'
  },
  'code-like-known': { code: 'code-like-known', given: '0123', whole: '123' },
  'column-repeated': { code: 'column-repeated' },
  'cell-empty': { code: 'cell-empty' },
  'cell-too-long': { code: 'cell-too-long', length: 121, limit: 120 },
  formula: { code: 'formula' },
  'error-value': { code: 'error-value', given: '#REF!' },
  'hidden-character': { code: 'hidden-character', codePoint: 'U+202E' },
  'piled-marks': { code: 'piled-marks' },
  'broken-character': { code: 'broken-character' },
  'code-malformed': { code: 'code-malformed', given: 'A B' },
  'code-as-number': { code: 'code-as-number', given: '1.2E+11' },
  'code-lost-zeros': { code: 'code-lost-zeros', given: '12', whole: '0012' },
  'code-repeated': { code: 'code-repeated', given: 'A', firstRow: 7 },
  'code-taken': { code: 'code-taken', given: 'thuky' },
  'unit-unknown': { code: 'unit-unknown', given: 'SNVV', nearest: 'SNV' },
  'type-unknown': { code: 'type-unknown', given: 'Bộ' },
  'parent-empty': { code: 'parent-empty' },
  'parent-unknown': { code: 'parent-unknown', given: 'HLV', nearest: 'HLV2' },
  'parent-wrong': { code: 'parent-wrong', given: 'A', parentRow: 9 },
  'parent-cycle': { code: 'parent-cycle', chain: 'A → B → A' },
  'parent-too-deep': { code: 'parent-too-deep', limit: 10 },
  'year-is-date': { code: 'year-is-date', given: '12/05/1982', year: 1982 },
  'year-is-serial': { code: 'year-is-serial', given: '30083', year: 1982 },
  'year-malformed': { code: 'year-malformed', given: '82', from: 1921, to: 2006 },
  'sex-unknown': { code: 'sex-unknown', given: 'Ông' },
  'number-malformed': { code: 'number-malformed', given: '1,5' },
  'email-malformed': { code: 'email-malformed', given: 'an@' },
  'phone-malformed': { code: 'phone-malformed', given: '113' },
  'phone-lost-zero': { code: 'phone-lost-zero', given: '981052983' }
};

afterAll(() => overwriteGetLocale(() => baseLocale));

describe.each(['vi', 'en'] as const)('sentences on imports in %s', (locale) => {
  it.each(Object.values(EXAMPLES).map((problem) => [problem.code, problem] as const))(
    '%s names every fact',
    (_, problem) => {
      overwriteGetLocale(() => locale);
      const sentence = problemSentence(problem);
      expect(sentence).toMatch(/^\p{Lu}|^“/u);
      expect(sentence).not.toContain('{');
      for (const [name, fact] of Object.entries(problem)) {
        if (name !== 'code') expect(sentence).toContain(String(fact));
      }
    }
  );

  it.each(FILE_REFUSALS.map((refusal) => [refusal]))('%s says what to do', (refusal) => {
    overwriteGetLocale(() => locale);
    expect(fileSentence(refusal).split('. ').length).toBeGreaterThan(1);
  });

  it('does without a suggestion where none is near', () => {
    overwriteGetLocale(() => locale);
    expect(problemSentence({ code: 'unit-unknown', given: 'X', nearest: null })).toContain('“X”');
    expect(problemSentence({ code: 'parent-unknown', given: 'X', nearest: null })).toContain('“X”');
  });
});
