import { z } from 'zod';
import { LEVELS, TOPICS } from '../domain/contest/blueprint-cell.ts';
import { asSeen, mixedWord } from '../domain/core/look-alikes.ts';
import type { FileProblem } from '../domain/files/written-file.ts';
import { kept, prose, shaped } from './text.ts';

/** Texts that are numbers, such as years, are texts: a file need not put them in quotation marks. */
const written = (least: number, most: number) =>
  z.union([prose(least, most), z.number().transform(String).pipe(prose(least, most))]);

/** A text that a draft may lack, or have with nothing in it. */
const draft = (most: number) =>
  written(0, most)
    .nullable()
    .default(null)
    .transform((text) => text ?? '');

const bankOption = z.strictObject({
  id: shaped(/^[a-h]$/, 1),
  text: written(1, 500),
  key: z.boolean().default(false),
  pinned: z.boolean().default(false)
});

type Written = { key: boolean; id: string; text: string };

/** Exactly one key, letters and texts that differ, also for the eye. */
function checkOptions(options: readonly Written[], check: z.core.$RefinementCtx): void {
  const refuse = (problem: FileProblem, path: PropertyKey[] = []): void => {
    check.addIssue({
      code: 'custom',
      message: problem.code,
      path: ['options', ...path],
      params: { file: problem }
    });
  };
  const count = options.filter((option) => option.key).length;
  if (count !== 1) refuse({ code: 'key-count', count });
  for (const [at, option] of options.entries()) {
    const before = options.slice(0, at);
    const named = { option: option.id, other: '' };
    const mixed = mixedWord(option.text);
    if (mixed) refuse({ code: 'look-alike-letters', ...mixed }, [at, 'text']);
    const sameId = before.some((one) => one.id === option.id);
    const sameText = before.find((one) => one.text === option.text);
    const sameLook = before.find((one) => asSeen(one.text) === asSeen(option.text));
    if (sameId) refuse({ code: 'option-twice', ...named, other: option.id }, [at]);
    if (sameText) refuse({ code: 'options-same', ...named, other: sameText.id }, [at, 'text']);
    else if (sameLook)
      refuse({ code: 'options-look-alike', ...named, other: sameLook.id }, [at, 'text']);
  }
}

/**
 * One question of a bank file with its key. A draft may lack where its answer stands, why, its topic
 * and its level; a blueprint draws no question without topic and level.
 */
export const bankQuestion = z
  .strictObject({
    code: shaped(/^[A-Z]{2,4}-\d{3,5}$/, 10),
    topic: z.enum(TOPICS).nullable().default(null),
    level: z.enum(LEVELS).nullable().default(null),
    stem: written(1, 1000),
    options: z.array(bankOption).min(2).max(8),
    citation: z
      .strictObject({
        document: draft(300),
        article: draft(300),
        quote: prose(0, 4000).optional()
      })
      .nullable()
      .default(null)
      .transform((citation) => citation ?? { document: '', article: '' }),
    explanation: draft(1000)
  })
  .superRefine((question, check) => checkOptions(question.options, check));

/** A file in `question-banks/`. */
export const bankFile = z
  .strictObject({
    code: shaped(/^[a-z0-9-]{1,60}$/, 60),
    title: written(1, 200),
    questions: z.array(bankQuestion).min(1).max(10_000)
  })
  .superRefine(({ questions }, check) => {
    const seen = new Set<string>();
    for (const [at, { code: question }] of questions.entries()) {
      if (seen.has(question)) {
        check.addIssue({
          code: 'custom',
          message: 'question-twice',
          path: ['questions', at, 'code'],
          params: { file: { code: 'question-twice', question } satisfies FileProblem }
        });
      }
      seen.add(question);
    }
  });

export type BankFile = z.output<typeof bankFile>;
export type BankQuestion = z.output<typeof bankQuestion>;

/** `question_version.options` as stored: no key. */
export const storedOptions = z.array(
  z.strictObject({ id: kept(), text: kept(), pinned: z.boolean() })
);

/** The citation of a key as stored. */
export const storedCitation = z.strictObject({ document: kept(), article: kept() });
