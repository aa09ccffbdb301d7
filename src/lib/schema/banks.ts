import { z } from 'zod';
import { LEVELS, TOPICS } from '../domain/contest/blueprint-cell.ts';
import { kept, prose, shaped } from './text.ts';

const sentence = (most: number) => prose(1, most);

const bankOption = z.strictObject({
  id: shaped(/^[a-h]$/, 1),
  text: sentence(500),
  key: z.boolean().default(false),
  pinned: z.boolean().default(false)
});

/** One question of a bank file with its key. */
export const bankQuestion = z
  .strictObject({
    code: shaped(/^[A-Z]{2,4}-\d{3,5}$/, 10),
    topic: z.enum(TOPICS),
    level: z.enum(LEVELS),
    stem: sentence(1000),
    options: z.array(bankOption).min(2).max(8),
    citation: z.strictObject({
      document: sentence(300),
      article: sentence(300),
      quote: prose(0, 4000).optional()
    }),
    explanation: sentence(1000)
  })
  .refine((question) => question.options.filter((option) => option.key).length === 1, {
    message: 'exactly one option must be the key',
    path: ['options']
  })
  .refine(({ options }) => new Set(options.map((option) => option.id)).size === options.length, {
    message: 'option ids must differ',
    path: ['options']
  })
  .refine(({ options }) => new Set(options.map((option) => option.text)).size === options.length, {
    message: 'options must differ',
    path: ['options']
  });

/** A file in `question-banks/`. */
export const bankFile = z
  .strictObject({
    code: shaped(/^[a-z0-9-]{1,60}$/, 60),
    title: sentence(200),
    questions: z.array(bankQuestion).min(1).max(10_000)
  })
  .refine(({ questions }) => new Set(questions.map((one) => one.code)).size === questions.length, {
    message: 'question codes must differ',
    path: ['questions']
  });

export type BankFile = z.output<typeof bankFile>;
export type BankQuestion = z.output<typeof bankQuestion>;

/** `question_version.options` as stored: no key. */
export const storedOptions = z.array(
  z.strictObject({ id: kept(), text: kept(), pinned: z.boolean() })
);

/** The citation of a key as stored. */
export const storedCitation = z.strictObject({ document: kept(), article: kept() });
