import { PLACES } from '../quiz/places.ts';
import { hasPlaces, type OwnQuestion, type Plan, type PlanPlace } from './plan.ts';
import { programmeOfPlan } from './plan-programme.ts';
import { programmeFrom, type FilledQuestion, type Preset } from './preset.ts';
import type { LiveKey, LiveQuestion, Programme, Team } from './programme.ts';
import type { Segment } from './segments.ts';
import { asksQuestions } from './stage.ts';

/** How many made-up teams a rehearsal may have. */
export const MADE_UP_TEAMS = { fewest: 2, most: 60 } as const;

const FLOWERS = ['Sen', 'Lan', 'Mai', 'Đào', 'Cúc', 'Súng', 'Quỳnh', 'Phượng', 'Lay Ơn', 'Trang'];
const COLOURS = ['Hồng', 'Vàng', 'Trắng', 'Tím', 'Đỏ', 'Xanh'];

/** Begins the ids of teams and questions that were made up, which no real one has. */
const MADE_UP = 'thu-';

/** Was this question made up for a rehearsal? */
export const isPracticeQuestion = ({ id }: Pick<LiveQuestion, 'id'>): boolean =>
  id.startsWith(MADE_UP);

/** Was this team made up for a rehearsal? */
export const isMadeUpTeam = ({ id }: Team): boolean => id.startsWith(MADE_UP);

/**
 * Teams for a rehearsal, named after flowers. Names are all different.
 *
 * @param count within `MADE_UP_TEAMS`
 */
export const madeUpTeams = (count: number): Team[] =>
  Array.from({ length: count }, (_, index) => {
    const colour = COLOURS[Math.floor(index / FLOWERS.length) % COLOURS.length];
    return {
      id: `${MADE_UP}doi-${index + 1}`,
      name: `Đội ${FLOWERS[index % FLOWERS.length]} ${colour}`
    };
  });

/** The programme with other teams. Packages that are too few for them get practice questions. */
export function withTeams(programme: Programme, teams: readonly Team[]): Programme {
  let wider: Programme = { ...programme, teams };
  for (const segment of programme.segments) {
    if (segment.kind !== 'package') continue;
    const missing = segment.questionsPerTeam * teams.length - segment.questionIds.length;
    wider = withMore(wider, segment, Math.max(0, missing));
  }
  return wider;
}

/** A question of four options, worth and timed as its segment says. */
const PLAIN: LiveQuestion = {
  id: '',
  stem: '',
  options: PLACES.slice(0, 4),
  value: null,
  answerMs: null
};

/** The segment gets so many more questions, worth and timed like those that it has in their order. */
function withMore(programme: Programme, segment: Segment, count: number): Programme {
  if (!asksQuestions(segment)) return programme;
  const known = segment.questionIds.flatMap(
    (id) => programme.questions.find((question) => question.id === id) ?? []
  );
  const added = Array.from({ length: count }, (_, index) => {
    const like = known[index % known.length];
    const id = `${MADE_UP}${segment.id}-them-${index + 1}`;
    return practice(like ?? PLAIN, id);
  });
  const questionIds = [...segment.questionIds, ...added.map(({ question }) => question.id)];
  return {
    ...programme,
    segments: programme.segments.map((one) =>
      one === segment ? { ...segment, questionIds } : one
    ),
    questions: [...programme.questions, ...added.map(({ question }) => question)],
    keys: [...programme.keys, ...added.map(({ key }) => key)]
  };
}

/**
 * The programme with every question replaced by a practice question of the same shape, worth and
 * time: nothing of the real ones is left.
 */
export function withPracticeQuestions(programme: Programme): Programme {
  const practised = programme.questions.map((question) =>
    practice(question, isPracticeQuestion(question) ? question.id : `${MADE_UP}${question.id}`)
  );
  const idOf = new Map(
    programme.questions.map(({ id }, index) => [id, practised[index]?.question.id ?? id])
  );
  const renamed = (ids: readonly string[]): string[] => ids.map((id) => idOf.get(id) ?? id);
  return {
    ...programme,
    segments: programme.segments.map((segment) =>
      asksQuestions(segment)
        ? {
            ...segment,
            questionIds: renamed(segment.questionIds),
            spareIds: renamed(segment.spareIds)
          }
        : segment
    ),
    questions: practised.map(({ question }) => question),
    keys: practised.map(({ key }) => key)
  };
}

/** A programme of practice questions alone, for a final that has none yet. */
export function practiceProgramme(
  preset: Preset,
  facts: { finalId: string; name: string; teams: readonly Team[] }
): Programme {
  const made = programmeFrom(preset, facts, ({ segmentId }) =>
    shapeOf(preset.segments[Number(segmentId.split('-')[1]) - 1]?.kind)
  );
  return withPracticeQuestions(made);
}

/** The segments, values and times of a plan, every place of it with a practice question. */
export function practicePlan(
  plan: Plan,
  facts: { finalId: string; name: string; teams: readonly Team[] }
): Programme {
  const segments = plan.segments.map((segment) => {
    if (!hasPlaces(segment)) return segment;
    const question: OwnQuestion = { kind: 'own', ...shapeOf(segment.kind) };
    const asked = (place: PlanPlace): PlanPlace => ({ ...place, question });
    return { ...segment, places: segment.places.map(asked), spares: segment.spares.map(asked) };
  });
  const programme = programmeOfPlan({ ...plan, segments }, facts, new Map());
  return withTeams(withPracticeQuestions(programme), facts.teams);
}

/** What questions of a segment look like before anything is asked: words to type, else options. */
const shapeOf = (kind: Segment['kind'] | undefined): FilledQuestion => ({
  stem: '',
  options: kind === 'typed' ? [] : PLACES.slice(0, 4),
  right: { kind: 'text', accepted: [] },
  explanation: '',
  citation: { document: '', article: '' }
});

/** A sum that says of itself that it is for practice, in the shape of another question. */
function practice(like: LiveQuestion, id: string): { question: LiveQuestion; key: LiveKey } {
  const number = numberIn(id);
  const [left, right] = [number + 1, 1 + (number % 9)];
  const sum = left + right;
  const count = like.options.length;
  const rightIndex = count === 0 ? 0 : number % count;
  const options = like.options.map((_, index) => String(sum + index - rightIndex));
  const place = PLACES[rightIndex];
  return {
    question: { ...like, id, stem: `Câu chạy thử: ${left} + ${right} bằng mấy?`, options },
    key: {
      questionId: id,
      right:
        count > 0 && place !== undefined
          ? { kind: 'choice', places: [place] }
          : { kind: 'text', accepted: [String(sum)] },
      explanation: `${left} + ${right} = ${sum}. Câu này chỉ dùng để chạy thử.`,
      citation: { document: 'Câu hỏi chạy thử', article: '' }
    }
  };
}

/** Numbers that ids of questions end with, such as `phan-2-cau-7`; ids of other kinds differ too. */
function numberIn(id: string): number {
  const written = /(\d{1,3})$/.exec(id)?.[1];
  if (written !== undefined) return Number(written);
  return [...id].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 97, 7);
}
