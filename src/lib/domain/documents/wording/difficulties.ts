import type { ReportFacts } from '../facts.ts';
import { count } from '../house-style.ts';
import { figure, type Part } from '../parts.ts';

/**
 * W7 (domain.md d2): "Bên cạnh những kết quả đạt được, công tác tổ chức Hội thi còn một số hạn chế:
 * …", from what the data show and what the organizer adds; null where there is nothing of either.
 *
 * @param typed shortcomings in the organizer's words
 */
export function difficultiesSentence(
  { participation, roundOne, asOf }: ReportFacts,
  typed: readonly string[]
): Part[] | null {
  const { people, registered, low, threshold } = participation;
  const absent = registered - people;
  const source = { page: 'participation' } as const;
  const stayed = roundOne && roundOne.closesAt <= asOf ? 'không' : 'chưa';
  const items: Part[][] = [
    ...(absent > 0 && people > 0
      ? [
          [
            'còn ',
            figure('absent', count(absent), source),
            ` thí sinh đăng ký nhưng ${stayed} dự thi`
          ]
        ]
      : []),
    ...(low.length > 0
      ? [
          [
            'còn ',
            figure('units.low', count(low.length), source),
            ` đơn vị có tỷ lệ tham gia dưới ${threshold}%`
          ]
        ]
      : []),
    ...typed.map((item) => [item])
  ];
  if (items.length === 0) return null;
  return [
    'Bên cạnh những kết quả đạt được, công tác tổ chức Hội thi còn một số hạn chế: ',
    ...items.flatMap((item, at) => (at === 0 ? item : ['; ', ...item])),
    '.'
  ];
}
