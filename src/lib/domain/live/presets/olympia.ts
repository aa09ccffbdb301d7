import { hundredths } from '../../core/points.ts';
import { SECOND } from '../../core/time.ts';
import type { Preset } from '../preset.ts';
import { RACE, slot } from './slots.ts';

/**
 * Four teams in the manner of Olympia (B10 [G12][G34]). Of the obstacle race only the rows, the
 * centre and the last keyword window (+20) are here; the keyword by bell at any time for
 * 60 − 10 per opened row is not, the host adjusts with a reason.
 */
export const olympia: Preset = {
  id: 'olympia-4-doi',
  name: 'Olympia 4 đội',
  floor: 0, // B9 [G12][G34]
  race: RACE,
  segments: [
    {
      kind: 'package',
      name: 'Khởi động: lượt riêng',
      slots: [slot(6, { per: 'team' })], // B10: 6 questions each
      packages: [{ value: hundredths(10), answerMs: 5 * SECOND }], // B10: 5 s, +10
      questionsPerTeam: 6,
      wrong: 0, // B10
      stars: 0,
      afterWrong: { kind: 'none' }
    },
    {
      kind: 'buzzer',
      name: 'Khởi động: lượt chung',
      slots: [slot(12)], // B10
      pressMs: 5 * SECOND, // B9 [G12]
      answerMs: 5 * SECOND, // B10
      right: hundredths(10), // B10
      wrong: hundredths(-5), // B10
      early: { kind: 'allowed' }, // B10: any time
      afterWrong: { kind: 'none' }, // K
      locksNext: false
    },
    {
      kind: 'simultaneous',
      name: 'Vượt chướng ngại vật: hàng ngang và ô trung tâm',
      slots: [slot(5)], // B10: 4 rows and the centre
      answerMs: 15 * SECOND, // B10
      right: hundredths(10), // B10
      wrong: 0, // B10
      blank: 0,
      elimination: false
    },
    {
      kind: 'buzzer',
      name: 'Vượt chướng ngại vật: từ khóa',
      slots: [slot(1)],
      pressMs: 15 * SECOND, // B10: last 15 s window
      answerMs: 5 * SECOND, // K
      right: hundredths(20), // B10
      wrong: 0, // K: B10 puts the team out of this segment, which ends here
      early: { kind: 'ignored' },
      afterWrong: { kind: 'reopen', pressMs: 15 * SECOND }, // K
      locksNext: false
    },
    {
      kind: 'typed',
      name: 'Tăng tốc',
      slots: [slot(2), slot(2, { answerMs: 30 * SECOND })], // B10: 20/20/30/30 s
      answerMs: 20 * SECOND, // B10
      ladder: [40, 30, 20, 10].map(hundredths), // B10
      timeUnitMs: 10 // K: times are shown in hundredths of a second
    },
    {
      kind: 'package',
      name: 'Về đích',
      slots: [
        slot(3, { per: 'team', value: hundredths(20) }),
        slot(3, { per: 'team', value: hundredths(30) })
      ],
      packages: [
        { value: hundredths(20), answerMs: 15 * SECOND }, // B10
        { value: hundredths(30), answerMs: 20 * SECOND } // B10
      ],
      questionsPerTeam: 3, // B10
      wrong: 0, // B10
      stars: 1, // B10
      afterWrong: {
        kind: 'steal',
        pressMs: 5 * SECOND, // B9 [G12]
        answerMs: 3 * SECOND, // B9 [G12]
        wrongPercent: 50 // B9 [G12]
      }
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
