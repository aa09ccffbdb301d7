import { SECOND } from '../../core/time.ts';
import type { Method } from '../../judging/aggregation.ts';
import type { MarkingRules } from '../../judging/marking.ts';
import type { Block } from '../document.ts';
import { items } from '../draft.ts';
import { count, marks } from '../house-style.ts';

/** Ways from sheets to one mark, as minutes name them. */
export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  mean: 'trung bình cộng',
  sum: 'tổng điểm',
  'trimmed-mean': 'trung bình bỏ điểm cao nhất và thấp nhất',
  median: 'trung vị'
};

/** How sheets became the mark that counts: every rule, also where there is none. */
export function ruleBlocks({ aggregation, overtime }: MarkingRules): Block[] {
  const { method, outlier, gate, precision } = aggregation;
  return items([
    [`điểm của Ban Giám khảo là ${METHOD_NAMES[method]} của các phiếu`],
    ...(outlier
      ? [[`không tính phiếu lệch quá ${marks(outlier.furthest)} điểm so với trung bình các phiếu`]]
      : []),
    [
      gate
        ? `phiếu cao nhất và phiếu thấp nhất chênh nhau từ ${marks(gate.atLeast)} điểm trở lên: ${GATES[gate.action]}`
        : 'không quy định mức chênh lệch điểm giữa các giám khảo'
    ],
    [`điểm được làm tròn đến ${marks(precision)} điểm, nửa mức trở lên làm tròn lên`],
    ...(overtime
      ? [
          [
            `quá giờ: cứ ${seconds(overtime.everyMs)} (kể cả chưa trọn) trừ ${marks(overtime.points)} điểm, không quá ${marks(overtime.most)} điểm`
          ]
        ]
      : []),
    ['xếp hạng theo kết quả từ cao xuống thấp, bằng điểm thì đồng hạng']
  ]);
}

const GATES = {
  confer: 'Ban Giám khảo hội ý và kết luận',
  'third-marker': 'mời giám khảo thứ ba, điểm của giám khảo thứ ba là điểm quyết định'
} as const;

const seconds = (milliseconds: number): string => `${count(milliseconds / SECOND)} giây`;
