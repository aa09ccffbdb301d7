import { z } from 'zod';
import { MOST_ANSWERS_PER_SAVE } from './quiz.ts';
import { PLACES, type Place } from '../domain/quiz/places.ts';

const place = z.enum(PLACES as [Place, ...Place[]]);

/** Nothing chosen is an empty field. */
const answer = z.union([place.transform((one) => [one]), z.literal('').transform(() => [])]);

const holder = z.coerce.number().int().min(1);
const position = z.coerce.number().int().min(1).max(500);

/** Two fields a question of the longest paper that one save may carry, and a few more. */
const MOST_FIELDS = 2 * MOST_ANSWERS_PER_SAVE + 10;

/** A choice that the form shows otherwise than it was when the page was made. */
export type FormChange = { position: number; choice: Place[] };

/**
 * The paper as a browser without scripts posts it: `holder`, for each position `answer-N` and what
 * it was before, `was-N`; `at-N` when a question's own button was pressed.
 */
export const paperForm = z.instanceof(FormData).transform((form, context) => {
  const changes: FormChange[] = [];
  const fields = new Map(form);
  if (fields.size > MOST_FIELDS) {
    context.addIssue({ code: 'custom', message: 'no paper has so many fields' });
    return z.NEVER;
  }
  for (const [name, was] of fields) {
    if (!name.startsWith('was-')) continue;
    const parsed = z
      .object({ position, choice: answer })
      .safeParse({ position: name.slice(4), choice: fields.get(`answer-${name.slice(4)}`) ?? '' });
    if (!parsed.success) {
      context.addIssue({ code: 'custom', message: `${name} is not an answer of a paper` });
      return z.NEVER;
    }
    if (parsed.data.choice.join() !== was) changes.push(parsed.data);
  }
  const at = position.safeParse(fields.get('at'));
  const held = holder.safeParse(fields.get('holder'));
  if (held.success) return { holder: held.data, changes, at: at.success ? at.data : null };
  context.addIssue({ code: 'custom', message: 'holder is missing' });
  return z.NEVER;
});

/** Handing in. */
export const submitForm = z.object({ holder });
