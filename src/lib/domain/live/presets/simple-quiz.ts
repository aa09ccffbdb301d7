import { hundredths } from '../../core/points.ts';
import { SECOND } from '../../core/time.ts';
import type { Preset } from '../preset.ts';
import { RACE, slot } from './slots.ts';

/** The smallest final: questions for all teams, a few by bell, and sudden death for a tie. */
export const simpleQuiz: Preset = {
  id: 'chung-ket-trac-nghiem',
  name: 'Chung kết trắc nghiệm',
  floor: 0, // B9 [G12][G34]
  race: RACE,
  segments: [
    {
      kind: 'simultaneous',
      name: 'Trắc nghiệm đồng loạt',
      slots: [slot(10)], // K; 10 by raised card in [G25]
      answerMs: 15 * SECOND, // K
      right: hundredths(10), // K
      wrong: 0, // K
      blank: 0, // K
      elimination: false
    },
    {
      kind: 'buzzer',
      name: 'Bấm chuông',
      slots: [slot(5)], // B8 [G25]: 5 by bell
      pressMs: 15 * SECOND, // K
      answerMs: 30 * SECOND, // B9 [G27]
      right: hundredths(10), // B9 [G27]
      wrong: hundredths(-10), // B9 [G27]
      early: { kind: 'foul', points: hundredths(-10) }, // B9 [G27]
      afterWrong: { kind: 'reopen', pressMs: 15 * SECOND }, // K
      locksNext: false
    },
    {
      kind: 'sudden-death',
      name: 'Câu hỏi phụ',
      slots: [slot(3)],
      pressMs: 15 * SECOND, // B9 [G12]
      answerMs: 5 * SECOND, // B9 [G12]
      early: { kind: 'ignored' }, // K
      mostQuestions: 3 // B9 [G12]
    }
  ]
};
