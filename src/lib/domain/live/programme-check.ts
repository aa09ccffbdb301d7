import { PLACES } from '../quiz/places.ts';
import { fitsQuestion } from './answer.ts';
import type { LiveKey, LiveQuestion, Programme } from './programme.ts';
import { asksQuestions } from './stage.ts';

/** What is wrong with a programme, and at which team, segment or question. */
export type ProgrammeProblem = {
  code:
    | 'too-few-teams'
    | 'repeated-id'
    | 'no-questions'
    | 'question-missing'
    | 'question-used-twice'
    | 'key-missing'
    | 'key-does-not-fit'
    | 'value-not-in-packages'
    | 'too-few-in-package';
  id: string;
};

/** Everything that would stop the show half-way, told before it begins (D9 in spirit). */
export function programmeProblems(programme: Programme): ProgrammeProblem[] {
  const { teams, segments, questions } = programme;
  const asking = segments.filter(asksQuestions);
  const used = asking.flatMap(({ questionIds, spareIds }) => [...questionIds, ...spareIds]);
  const ids = [teams, segments, questions].map((list) => list.map(({ id }) => id));
  return [
    ...(teams.length < 2 ? [{ code: 'too-few-teams' as const, id: programme.finalId }] : []),
    ...ids.flatMap(repeated).map((id) => ({ code: 'repeated-id' as const, id })),
    ...repeated(used).map((id) => ({ code: 'question-used-twice' as const, id })),
    ...asking
      .filter(({ questionIds }) => questionIds.length === 0)
      .map(({ id }) => ({ code: 'no-questions' as const, id })),
    ...[...new Set(used)].flatMap((id) => questionProblems(programme, id)),
    ...packageProblems(programme)
  ];
}

function questionProblems({ questions, keys }: Programme, id: string): ProgrammeProblem[] {
  const question = questions.find((one) => one.id === id);
  if (!question) return [{ code: 'question-missing', id }];
  const key = keys.find(({ questionId }) => questionId === id);
  if (!key) return [{ code: 'key-missing', id }];
  return keyFits(question, key) ? [] : [{ code: 'key-does-not-fit', id }];
}

/** A key of places needs options that show them; a key of words needs a word. */
function keyFits(question: LiveQuestion, { right }: LiveKey): boolean {
  if (question.options.length > PLACES.length) return false;
  return right.kind === 'choice'
    ? fitsQuestion(right, question)
    : right.accepted.length > 0 &&
        right.accepted.every((text) => fitsQuestion({ kind: 'text', text }, question));
}

/** Each question belongs to a package on offer, and every team can have its questions. */
function packageProblems({ segments, questions, teams }: Programme): ProgrammeProblem[] {
  return segments.flatMap((segment) => {
    if (segment.kind !== 'package') return [];
    const offered = segment.packages.map(({ value }) => value);
    const strange = questions.filter(
      ({ id, value }) =>
        segment.questionIds.includes(id) && value !== null && !offered.includes(value)
    );
    const isShort = segment.questionIds.length < segment.questionsPerTeam * teams.length;
    return [
      ...strange.map(({ id }) => ({ code: 'value-not-in-packages' as const, id })),
      ...(isShort ? [{ code: 'too-few-in-package' as const, id: segment.id }] : [])
    ];
  });
}

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
];
