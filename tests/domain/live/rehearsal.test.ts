import { describe, expect, it, test } from 'vitest';
import { planFrom } from '#lib/domain/live/plan.ts';
import { programmeFrom } from '#lib/domain/live/preset.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import { programmeProblems } from '#lib/domain/live/programme-check.ts';
import { keyOf, type Programme } from '#lib/domain/live/programme.ts';
import {
  isMadeUpTeam,
  isPracticeQuestion,
  MADE_UP_TEAMS,
  madeUpTeams,
  practicePlan,
  practiceProgramme,
  withPracticeQuestions,
  withTeams
} from '#lib/domain/live/rehearsal.ts';
import { PLACES } from '#lib/domain/quiz/places.ts';

const SECRET = 'câu hỏi mật';
const facts = { finalId: 'chung-ket', name: 'Vòng chung kết' };
const teams = [
  { id: 'laiVung', name: 'UBND huyện Lai Vung' },
  { id: 'soNoiVu', name: 'Sở Nội vụ' }
];

const realProgramme = (preset: (typeof PRESETS)[number]): Programme =>
  programmeFrom(preset, { ...facts, teams }, ({ segmentId, number }) => ({
    stem: `${SECRET} ${segmentId} ${number}`,
    options: number % 3 === 0 ? [] : [`${SECRET} A`, `${SECRET} B`, `${SECRET} C`],
    right:
      number % 3 === 0 ? { kind: 'text', accepted: [SECRET] } : { kind: 'choice', places: ['C'] },
    explanation: SECRET,
    citation: { document: SECRET, article: SECRET }
  }));

describe('made-up teams', () => {
  test.each([MADE_UP_TEAMS.fewest, 15, MADE_UP_TEAMS.most])(
    '%i have names of their own',
    (count) => {
      const made = madeUpTeams(count);
      expect(new Set(made.map(({ name }) => name)).size).toBe(count);
      expect(new Set(made.map(({ id }) => id)).size).toBe(count);
      expect(made.every(isMadeUpTeam)).toBe(true);
      expect(made[0]?.name).toBe('Đội Sen Hồng');
    }
  );

  it('are none of the real ones', () => expect(teams.some(isMadeUpTeam)).toBe(false));
});

describe.each(PRESETS.map((preset) => ({ preset, name: preset.id })))('$name', ({ preset }) => {
  const real = realProgramme(preset);

  test.each([2, 4, 60])('can be rehearsed by %i made-up teams before it has questions', (count) => {
    const programme = practiceProgramme(preset, { ...facts, teams: madeUpTeams(count) });
    expect(programmeProblems(programme)).toEqual([]);
    expect(programme.questions.every(isPracticeQuestion)).toBe(true);
  });

  test.each([2, 5, 60])('has enough questions for %i made-up teams', (count) => {
    const programme = withTeams(real, madeUpTeams(count));
    expect(programmeProblems(programme)).toEqual([]);
    expect(programme.questions.filter((one) => !isPracticeQuestion(one))).toEqual(real.questions);
  });

  it('keeps its form and nothing of its questions when it is practised', () => {
    const practised = withPracticeQuestions(withTeams(real, madeUpTeams(3)));
    expect(programmeProblems(practised)).toEqual([]);
    expect(JSON.stringify(practised)).not.toContain(SECRET);
    const form = ({ segments }: Programme) => segments.map(({ kind, name }) => ({ kind, name }));
    expect(form(practised)).toEqual(form(real));
    real.questions.forEach(({ value, answerMs, options }, index) => {
      const question = practised.questions[index];
      expect(question).toMatchObject({ value, answerMs });
      expect(question?.options).toHaveLength(options.length);
    });
  });
});

test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  'a plan after %s is practised whole, with more teams than it has places for',
  (_id, preset) => {
    const plan = planFrom(preset, 2);
    const practised = practicePlan(plan, { ...facts, teams: madeUpTeams(4) });
    expect(programmeProblems(practised)).toEqual([]);
    expect(practised.segments.map(({ name }) => name)).toEqual(
      plan.segments.map(({ name }) => name)
    );
    expect(practised.questions.every(isPracticeQuestion)).toBe(true);
  }
);

test('a practice question says so, and its key is right', () => {
  const { questions, ...programme } = practiceProgramme(PRESETS[0]!, { ...facts, teams });
  expect(questions.length).toBeGreaterThan(0);
  for (const { id, stem, options } of questions) {
    const [, left, right] = /^Câu chạy thử: (\d+) \+ (\d+) bằng mấy\?$/.exec(stem) ?? [];
    const key = keyOf({ questions, ...programme }, id).right;
    const answers =
      key.kind === 'choice'
        ? key.places.map((place) => options[PLACES.indexOf(place)])
        : key.accepted;
    expect(answers).toEqual([String(Number(left) + Number(right))]);
    expect(new Set(options).size).toBe(options.length);
  }
});
