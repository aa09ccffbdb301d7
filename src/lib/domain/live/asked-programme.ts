import type { ShowEvent } from './event.ts';
import type { Programme } from './programme.ts';

/**
 * The programme with only those questions and keys that the record names, undone ones too: enough
 * to replay it. The others stay sealed; they may be asked another day.
 */
export function askedProgramme(programme: Programme, log: readonly ShowEvent[]): Programme {
  const asked = new Set(
    log.flatMap((event) => [
      ...('questionId' in event && event.questionId !== null ? [event.questionId] : []),
      ...('byQuestionId' in event ? [event.byQuestionId] : [])
    ])
  );
  return {
    ...programme,
    questions: programme.questions.filter(({ id }) => asked.has(id)),
    keys: programme.keys.filter(({ questionId }) => asked.has(questionId))
  };
}
