import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { TextProblem } from '../../domain/core/written-text.ts';
import { textProblemOf } from '../../schema/text.ts';
import type { Result } from '../../domain/core/result.ts';

/** What a form of a preparing page is answered with. */
export type Answer = {
  /** The action that was asked for, such as `rename`. */
  action: string;
  /** What was sent, to be corrected; values of a repeated field stand on lines of their own. */
  given: Record<string, string>;
  /** Names of fields that are not as they must be. */
  wrong: string[];
  /** Of those, why a text could not be taken; the field says it in words. */
  texts?: Record<string, TextProblem>;
  /** Why it was not done, in words. */
  refused: string | null;
};

/**
 * Checks a form, does the work and answers with what was sent and what is wrong with it.
 *
 * @param sentences what every refusal is in words
 * @param read what the schema looks at, where that is more than one value for each field
 */
export async function answerForm<Input, Refusal extends string>(
  event: Pick<RequestEvent, 'request' | 'url'>,
  schema: z.ZodType<Input>,
  sentences: Readonly<Record<Refusal, () => string>>,
  work: (input: Input) => Promise<Result<unknown, Refusal>>,
  read: (form: FormData) => unknown = (form) => Object.fromEntries(form)
): Promise<Answer | ActionFailure<Answer>> {
  const form = await event.request.formData();
  const names = [...new Set(form.keys())];
  const given = Object.fromEntries(names.map((name) => [name, form.getAll(name).join('\n')]));
  const action = [...event.url.searchParams.keys()].find((key) => key.startsWith('/')) ?? '';
  const about = { action: action.slice(1), given };
  const parsed = schema.safeParse(read(form));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => String(issue.path[0] ?? ''));
    return fail(422, { ...about, wrong, texts: textsIn(parsed.error), refused: null });
  }
  const done = await work(parsed.data);
  if (done.ok) return { ...about, wrong: [], refused: null };
  return fail(409, { ...about, wrong: [], refused: sentences[done.refusal]() });
}

/** What is wrong with texts, by the field's name. Too short is a page's own to say: it knows for what. */
function textsIn({ issues }: z.ZodError): Record<string, TextProblem> {
  const problems = issues.flatMap((issue) => {
    const problem = textProblemOf(issue);
    const isForField = problem !== null && problem.code !== 'too-short';
    return isForField ? [[String(issue.path[0] ?? ''), problem] as const] : [];
  });
  return Object.fromEntries(problems);
}
