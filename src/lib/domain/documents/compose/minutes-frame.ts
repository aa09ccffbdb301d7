import type { Block, Signing } from '../document.ts';
import { items, paragraph } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { hourAndDay } from '../house-style.ts';
import type { Part } from '../parts.ts';

/*
 * What all minutes have (Mẫu 1.10 of Nghị định 30): when and where, who was there, who presided and
 * who wrote, the end, and two signatures. Dots where somebody writes by hand.
 */

/** Room to write, as printed forms have it. */
const DOTS = '…'.repeat(12);
const MOMENT = '…… giờ …… phút, ngày …… tháng …… năm ……';

/** What the record knows of a meeting; what was filled in goes before it. */
export type Meeting = {
  from: number | null;
  to: number | null;
  chair: string;
  chairOffice: string;
  present: readonly (readonly Part[])[];
};

/** From "Thời gian bắt đầu" to "Thư ký". */
export function minutesOpening(fields: DocumentFields, meeting: Meeting): Block[] {
  const from = fields.meetingFrom ?? meeting.from;
  const all = [...meeting.present, ...fields.attendees.map((line) => [line])];
  return [
    ...paragraph(['Thời gian bắt đầu: ', from === null ? MOMENT : hourAndDay(from), '.']),
    ...paragraph([`Địa điểm: ${fields.meetingPlace || DOTS}.`]),
    ...(all.length > 0
      ? [...paragraph(['Thành phần tham dự:']), ...items(all)]
      : paragraph([`Thành phần tham dự: ${DOTS}.`])),
    ...paragraph([`Chủ trì (chủ tọa): ${chairLine(fields, meeting) || DOTS}.`]),
    ...paragraph([`Thư ký (người ghi biên bản): ${fields.secretary || DOTS}.`])
  ];
}

/** "Cuộc họp kết thúc vào 11 giờ 30 phút, ngày 25/10/2021": the last line, above the signatures. */
export function minutesEnd(what: string, fields: DocumentFields, meeting: Meeting): Block[] {
  const to = fields.meetingTo ?? meeting.to;
  return paragraph([`${what} kết thúc vào `, to === null ? MOMENT : hourAndDay(to), '.']);
}

/** Who wrote signs on the left, who presided on the right. */
export const minutesSignings = (fields: DocumentFields, meeting: Meeting): Signing[] => [
  { lines: ['THƯ KÝ'], name: fields.secretary },
  { lines: ['CHỦ TỌA'], name: chairOf(fields, meeting) }
];

/** The chair of the record with the office, whoever was filled in as they were filled in. */
const chairLine = (fields: DocumentFields, { chair, chairOffice }: Meeting): string =>
  fields.chair || [chair, chairOffice].filter(Boolean).join(', ');

const chairOf = (fields: DocumentFields, { chair }: Pick<Meeting, 'chair'>): string =>
  fields.chair || chair;

/** Minutes have no line of place and day (Mẫu 1.10): their text says both. */
export const minutesFields = (fields: DocumentFields): DocumentFields => ({
  ...fields,
  place: '',
  day: null,
  addressees: []
});
