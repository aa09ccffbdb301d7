import { hundredths } from '../../domain/core/points.ts';
import { SECOND } from '../../domain/core/time.ts';
import { programmeFrom, type Preset, type QuestionSlot } from '../../domain/live/preset.ts';
import type { Programme, Team } from '../../domain/live/programme.ts';

const slot = (count: number, per: QuestionSlot['per'] = 'segment'): QuestionSlot => ({
  count,
  per,
  value: null,
  answerMs: null
});

/** Time to answer and to press. */
export type Pace = { answerMs: number; pressMs: number };

const USUAL_PACE: Pace = { answerMs: 20 * SECOND, pressMs: 2 * SECOND };

/** Every kind of segment with few questions, so that a whole final takes a minute or two. */
const everyKind = ({ answerMs, pressMs }: Pace): Preset => ({
  id: 'moi-loai-phan-thi',
  name: 'Mọi loại phần thi',
  floor: 0,
  race: { latencyBoundMs: 100, tieWindowMs: 10, tie: 'lot' },
  segments: [
    {
      kind: 'judged',
      name: 'Chào hỏi',
      theme: 'greeting',
      maxPoints: hundredths(10),
      thinkMs: null,
      limitMs: 60 * SECOND,
      overtime: null
    },
    {
      kind: 'simultaneous',
      name: 'Trắc nghiệm',
      slots: [slot(5)],
      answerMs,
      right: hundredths(2),
      wrong: 0,
      blank: 0,
      elimination: false
    },
    {
      kind: 'buzzer',
      name: 'Bấm chuông',
      slots: [slot(8)],
      pressMs,
      answerMs,
      right: hundredths(10),
      wrong: hundredths(-5),
      early: { kind: 'ignored' },
      afterWrong: { kind: 'reopen', pressMs },
      locksNext: false
    },
    {
      kind: 'package',
      name: 'Gói câu hỏi',
      slots: [slot(1, 'team')],
      packages: [
        { value: hundredths(10), answerMs },
        { value: hundredths(20), answerMs }
      ],
      questionsPerTeam: 1,
      wrong: 0,
      stars: 1,
      afterWrong: { kind: 'steal', pressMs, answerMs, wrongPercent: 50 }
    },
    {
      kind: 'typed',
      name: 'Tăng tốc',
      slots: [slot(3)],
      answerMs,
      ladder: [40, 30, 20, 10].map(hundredths),
      timeUnitMs: 10
    },
    { kind: 'audience', name: 'Khán giả', slots: [slot(2)], answerMs },
    {
      kind: 'sudden-death',
      name: 'Câu hỏi phụ',
      slots: [slot(3)],
      pressMs,
      answerMs,
      early: { kind: 'ignored' },
      mostQuestions: 3
    }
  ]
});

/** Stands in the explanation of a question and nowhere else: whoever reads it, knows the key. */
export const canaryOf = (questionId: string): string => `giai-thich-mat-${questionId}.`;

/** A programme whose keys can be told from everything else in a payload. B is always right. */
export function simulatedProgramme(
  finalId: string,
  teams: readonly Team[],
  pace: Pace = USUAL_PACE
): Programme {
  const preset = everyKind(pace);
  const facts = { finalId, name: 'Chung kết mô phỏng', teams };
  return programmeFrom(preset, facts, ({ segmentId, number }) => {
    const questionId = `${segmentId}-cau-${number}`;
    const isTyped = preset.segments[Number(segmentId.split('-')[1]) - 1]?.kind === 'typed';
    return {
      stem: `Câu hỏi mô phỏng ${questionId}?`,
      options: isTyped ? [] : ['Một', 'Hai', 'Ba', 'Bốn'],
      right: isTyped ? { kind: 'text', accepted: ['đúng'] } : { kind: 'choice', places: ['B'] },
      explanation: canaryOf(questionId),
      citation: { document: 'Văn bản mô phỏng', article: 'Điều 1' }
    };
  });
}
