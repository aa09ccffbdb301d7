import { z } from 'zod';
import type { Target } from '../domain/live/plan-places.ts';
import type { FilledQuestion } from '../domain/live/preset.ts';
import { PLACES, type Place } from '../domain/quiz/places.ts';
import { id, line, listOfLines, prose } from './text.ts';

/* The form of a question that is written for one final. */

/** Options that the form has room for. */
export const OWN_PLACES: readonly Place[] = PLACES.slice(0, 6);

/** Each accepted wording stands on a line of its own. */
const accepted = listOfLines(100, 1000, 4000);

const fields = z.strictObject({
  version: z.coerce.number().int().min(0),
  target: id,
  stem: prose(1, 1000),
  options: z.array(z.strictObject({ text: line(0, 500), isRight: z.boolean() })),
  accepted,
  explanation: prose(0, 1000),
  document: line(0, 300),
  article: line(0, 300)
});

/** A written question and where it goes. Options that are left empty close up. */
export const ownQuestionForm = fields.transform(
  (
    { version, target, ...given },
    ctx
  ): { version: number; target: Target; question: FilledQuestion } => {
    const options = given.options.filter(({ text }) => text !== '');
    const places = PLACES.filter((_, index) => options[index]?.isRight);
    const isBlankRight = given.options.some(({ text, isRight }) => isRight && text === '');
    const isChoice = options.length > 0;
    if (isBlankRight || (isChoice && (options.length < 2 || places.length === 0))) {
      ctx.addIssue({ code: 'custom', path: ['options'] });
    } else if (!isChoice && given.accepted.length === 0) {
      ctx.addIssue({ code: 'custom', path: ['accepted'] });
    }
    const { stem, explanation, document, article } = given;
    return {
      version,
      target: target === 'next' || target === 'spare' ? target : { place: target },
      question: {
        stem,
        options: options.map(({ text }) => text),
        right: isChoice ? { kind: 'choice', places } : { kind: 'text', accepted: given.accepted },
        explanation,
        citation: { document, article }
      }
    };
  }
);

/** The fields of a form with its options in a list: `optionA` with `rightA`, and so on. */
export function readOwnQuestion(form: FormData): Record<string, unknown> {
  const all = Object.fromEntries(form);
  const others = Object.entries(all).filter(([name]) => !/^(option|right)[A-F]$/.test(name));
  const options = OWN_PLACES.map((place) => ({
    text: all[`option${place}`] ?? '',
    isRight: all[`right${place}`] === 'on'
  }));
  return { ...Object.fromEntries(others), options };
}
