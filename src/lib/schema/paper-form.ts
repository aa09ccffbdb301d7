import { z } from 'zod';
import { PLACES, type Place } from '../domain/quiz/places.ts';

const place = z.enum(PLACES as [Place, ...Place[]]);

/** Nothing chosen is an empty field. */
const answer = z.union([place.transform((one) => [one]), z.literal('').transform(() => [])]);

const holder = z.coerce.number().int().min(1);
const position = z.coerce.number().int().min(1).max(500);

/** A choice that the form shows otherwise than it was when the page was made. */
export type FormChange = { position: number; choice: Place[] };

/**
 * The paper as a browser without scripts posts it: `holder`, for each position `answer-N` and what
 * it was before, `was-N`; `at-N` when a question's own button was pressed.
 */
export const paperForm = z.instanceof(FormData).transform((form, context) => {
  const changes: FormChange[] = [];
  for (const [name, was] of form) {
    if (!name.startsWith('was-')) continue;
    const parsed = z
      .object({ position, choice: answer })
      .safeParse({ position: name.slice(4), choice: form.get(`answer-${name.slice(4)}`) ?? '' });
    if (!parsed.success) {
      context.addIssue({ code: 'custom', message: `${name} is not an answer of a paper` });
      return z.NEVER;
    }
    if (parsed.data.choice.join() !== was) changes.push(parsed.data);
  }
  const at = position.safeParse(form.get('at'));
  const held = holder.safeParse(form.get('holder'));
  if (held.success) return { holder: held.data, changes, at: at.success ? at.data : null };
  context.addIssue({ code: 'custom', message: 'holder is missing' });
  return z.NEVER;
});

/** Handing in. */
export const submitForm = z.object({ holder });
