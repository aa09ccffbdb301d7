import { hundredths } from '../../core/points.ts';
import { MINUTE, SECOND } from '../../core/time.ts';
import type { Preset } from '../preset.ts';
import { RACE, slot } from './slots.ts';

/** Overtime: minus 1 point per started minute, at most 5 (B11, K). */
const OVERTIME = { everyMs: MINUTE, points: hundredths(1), most: hundredths(5) };

/**
 * A stage final in four parts, 100 points in all (B8: proposal `stage-4x100`, K; 100 points in all
 * as in [G19]). The parts and their points are those of the proposal; times that it leaves open
 * are marked (K) here.
 */
export const stageFourParts: Preset = {
  id: 'san-khau-4-phan',
  name: 'Sân khấu 4 phần thi',
  floor: 0, // B9 [G12][G34]
  race: RACE,
  segments: [
    {
      kind: 'judged',
      name: 'Chào hỏi',
      theme: 'greeting',
      maxPoints: hundredths(10), // B8
      thinkMs: null,
      limitMs: 5 * MINUTE, // B8
      overtime: OVERTIME
    },
    {
      kind: 'simultaneous',
      name: 'Kiến thức: trắc nghiệm',
      slots: [slot(10)], // B8: 10 questions × 2
      answerMs: 15 * SECOND, // K
      right: hundredths(2), // B8
      wrong: 0, // K
      blank: 0, // K
      elimination: false
    },
    {
      kind: 'buzzer',
      name: 'Kiến thức: bấm chuông',
      slots: [slot(5)], // B8: 5 questions × 2
      pressMs: 5 * SECOND, // B9 [G12]
      answerMs: 20 * SECOND, // B9 [G26]
      right: hundredths(2), // B8
      wrong: 0, // K: the proposal names no penalty
      early: { kind: 'ignored' }, // K
      afterWrong: { kind: 'reopen', pressMs: 5 * SECOND }, // K
      locksNext: false
    },
    {
      kind: 'judged',
      name: 'Xử lý tình huống',
      theme: 'situation',
      maxPoints: hundredths(20), // B8
      thinkMs: MINUTE, // B8
      limitMs: 3 * MINUTE, // B8
      overtime: OVERTIME
    },
    {
      kind: 'judged',
      name: 'Tiểu phẩm tuyên truyền',
      theme: 'skit',
      maxPoints: hundredths(40), // B8
      thinkMs: null,
      limitMs: 10 * MINUTE, // B8
      overtime: OVERTIME
    },
    {
      kind: 'audience',
      name: 'Câu hỏi dành cho khán giả',
      slots: [slot(3)], // K
      answerMs: 20 * SECOND // K; no points, gifts only (B8)
    }
  ]
};
