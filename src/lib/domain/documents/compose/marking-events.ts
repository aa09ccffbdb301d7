import type { AdjustmentKind } from '../../judging/final-mark.ts';
import type { MarkedResult, MarkingResults, PaperSheet } from '../../judging/views.ts';
import { hourAndDay, marks } from '../house-style.ts';
import { METHOD_NAMES } from './marking-rules.ts';

/**
 * What happened besides marking, a sentence each with its time: changes of the method, then in the
 * order of the teams or entries who did not mark, conferences, third markers, points given and
 * taken, sheets that were done without, given back or typed from paper.
 */
export const eventsOf = ({ rows, methodChanges }: MarkingResults): string[] => [
  ...methodChanges.map(
    ({ at, before, after, reason }) =>
      `${hourAndDay(at)}: đổi cách tính từ ${METHOD_NAMES[before]} sang ${METHOD_NAMES[after]}, lý do: ${reason}`
  ),
  ...[...rows]
    .sort((left, right) => left.ordinal - right.ordinal)
    .flatMap((row) => eventsOfRow(row).map((text) => `${row.name}: ${text}`))
];

const eventsOfRow = (row: MarkedResult): string[] => [
  ...row.recused.map(({ name, unitName }) =>
    unitName === null
      ? `${name} không chấm`
      : `${name} không chấm do công tác tại ${unitName}, có liên quan đến đội thi, bài dự thi`
  ),
  ...settled(row),
  ...row.adjustments.map(
    ({ at, kind, points, reason }) =>
      `${hourAndDay(at)}, ${points < 0 ? 'trừ' : 'cộng'} ${marks(Math.abs(points))} điểm (${KINDS[kind]}), lý do: ${reason}`
  ),
  ...row.waived.map(
    ({ at, name, reason }) => `${hourAndDay(at)}, bỏ qua phiếu của ${name}, lý do: ${reason}`
  ),
  ...row.reopened.flatMap(({ judgeName, events }) =>
    events
      .filter(({ kind }) => kind === 'reopened')
      .map(
        ({ at, reason }) =>
          `${hourAndDay(at)}, phiếu của ${judgeName} được mở lại, lý do: ${reason ?? ''}`
      )
  ),
  ...row.paper.map(paperSentence)
];

const KINDS: Readonly<Record<AdjustmentKind, string>> = {
  overtime: 'quá giờ',
  late: 'nộp muộn',
  deduction: 'trừ điểm',
  bonus: 'điểm thưởng'
};

/** How marks that lay too far apart were settled, the third marker's own mark with it. */
function settled({ conference, thirdMarker, sheets, final }: MarkedResult): string[] {
  const lines: string[] = [];
  if (conference) {
    const { at, conclusion } = conference;
    lines.push(`${hourAndDay(at)}, Ban Giám khảo hội ý, kết luận: ${conclusion}`);
  }
  if (thirdMarker) {
    const { id, name, called } = thirdMarker;
    const own = sheets.find(({ judgeId }) => judgeId === id);
    const invited = called
      ? `${hourAndDay(called.at)}, mời giám khảo thứ ba ${name}, lý do: ${called.reason}`
      : `mời giám khảo thứ ba ${name}`;
    lines.push(
      `${invited}; giám khảo thứ ba chấm ${marks(own?.total ?? final.jury)} điểm, là điểm quyết định`
    );
  }
  return lines;
}

/** "phiếu của … nhập từ bản giấy: … nhập lúc …, … nhập lại và xác nhận lúc …". */
export function paperSentence({ judgeName, keyedIn, confirmed }: PaperSheet): string {
  const first = keyedIn ? `${keyedIn.byName} nhập lúc ${hourAndDay(keyedIn.at)}; ` : '';
  const second = `${confirmed.byName} nhập lại và xác nhận lúc ${hourAndDay(confirmed.at)}`;
  return `phiếu của ${judgeName} được nhập từ bản giấy: ${first}${second}`;
}
