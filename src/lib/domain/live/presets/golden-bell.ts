import { hundredths } from '../../core/points.ts';
import { SECOND } from '../../core/time.ts';
import type { Preset } from '../preset.ts';
import { RACE, slot } from './slots.ts';

/**
 * Last one standing (B8 [G10]: 25 questions of 10 s, wrong is out). One point per right answer
 * only ranks those who stood longest first (K). Rescue (cứu trợ) is a step of the host; the two
 * hard questions (câu "mốc") are ordinary places in the order, for the editor to fill (K).
 */
export const goldenBell: Preset = {
  id: 'rung-chuong-vang',
  name: 'Rung chuông vàng',
  floor: 0, // K
  race: RACE,
  segments: [
    {
      kind: 'simultaneous',
      name: 'Rung chuông vàng',
      slots: [slot(25)], // B8 [G10]
      answerMs: 10 * SECOND, // B8 [G10]
      right: hundredths(1), // K
      wrong: 0, // K
      blank: 0, // K
      elimination: true // B8 [G10]
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
