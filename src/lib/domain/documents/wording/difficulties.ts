import type { ReportFacts } from '../facts.ts';
import { count } from '../house-style.ts';
import { figure, type Part } from '../parts.ts';
import { continued } from './continued.ts';
import { eventWord } from './event-word.ts';

/**
 * W7 (domain.md d2): "Bên cạnh những kết quả đạt được, công tác tổ chức Hội thi còn một số hạn chế:
 * …", from what the data show and what the organizer adds; null where there is nothing of either.
 *
 * @param typed shortcomings in the organizer's words
 */
export function difficultiesSentence(facts: ReportFacts, typed: readonly string[]): Part[] | null {
  const { people } = facts.participation;
  const items = [
    ...absentItem(facts),
    ...lowItem(facts),
    ...typed.map((item) => [continued(item)])
  ];
  if (items.length === 0) return null;
  const organizing = `ông tác tổ chức ${eventWord(facts)} còn một số hạn chế: `;
  return [
    people > 0 ? `Bên cạnh những kết quả đạt được, c${organizing}` : `C${organizing}`,
    ...items.flatMap((item, at) => (at === 0 ? item : ['; ', ...item])),
    '.'
  ];
}

const SOURCE = { page: 'participation' } as const;

function absentItem({ participation, roundOne, asOf }: ReportFacts): Part[][] {
  const { people, registered } = participation;
  const absent = registered - people;
  if (absent <= 0) return [];
  const stayed = roundOne && roundOne.closesAt <= asOf ? 'không' : 'chưa';
  return [
    people > 0
      ? [figure('absent', count(absent), SOURCE), ` thí sinh đăng ký nhưng ${stayed} dự thi`]
      : [
          `${stayed} có thí sinh nào dự thi trong `,
          figure('absent', count(absent), SOURCE),
          ' thí sinh đăng ký'
        ]
  ];
}

/** Where nobody took part, that is said once, and not of every unit again. */
function lowItem({ participation }: ReportFacts): Part[][] {
  const { people, low, threshold } = participation;
  if (low.length === 0 || people === 0) return [];
  return [
    [
      figure('units.low', count(low.length), SOURCE),
      ` đơn vị có tỷ lệ tham gia so với số đăng ký dưới ${threshold}%`
    ]
  ];
}
