import type { Block, OfficialDocument } from './document.ts';
import { ordinal, placeDate, ROOM } from './house-style.ts';
import { END_MARK } from './nd30.ts';
import type { Part } from './parts.ts';

/* Lines that every official document has, the same in Word, in PDF and on the screen. */

/** Names of bodies stand in capitals at the head (box 2). */
export const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** "05/BC-SNV", "1610/KH-SNV", with room for the number while there is none (box 3). */
export const numberOf = ({ number, symbol }: OfficialDocument['head']): string =>
  [number === null ? ROOM : ordinal(number), symbol].filter(Boolean).join('/');

/** "Số: 05/BC-SNV"; null where it has no number. */
export const numberLine = (head: OfficialDocument['head']): string | null =>
  head.symbol === '' && head.number === null ? null : `Số: ${numberOf(head)}`;

/** Nothing where a document has no such line, as minutes have none. */
export const placeDateLine = ({ place, day }: OfficialDocument['head']): string =>
  place === '' && day === null ? '' : placeDate(place, day);

/** "Kính gửi: …" (box 9a): one on the same line, several below each other. */
export function addresseeLines(addressees: readonly string[]): string[] {
  const [only, ...more] = addressees;
  if (only === undefined) return [];
  if (more.length === 0) return [`Kính gửi: ${only}.`];
  return ['Kính gửi:', ...listed(addressees)];
}

/** "- UBND Tỉnh (b/c);" and so on, the last with a full stop (box 9b). */
export const listed = (lines: readonly string[]): string[] =>
  lines.map((line, at) => `- ${line}${at === lines.length - 1 ? '.' : ';'}`);

/** "(Kèm theo Báo cáo số 05/BC-SNV ngày 05 tháng 11 năm 2021 của Sở Nội vụ)". */
export function annexOfLine({ head, typeName }: OfficialDocument): string {
  const name = typeName.charAt(0) + typeName.slice(1).toLocaleLowerCase('vi');
  const number = numberLine(head)?.replace('Số: ', ' số ') ?? '';
  const day = placeDate('', head.day).replace(', ', ' ');
  const body = head.issuingBody === '' ? '' : ` của ${head.issuingBody}`;
  return `(Kèm theo ${name}${number}${day}${body})`;
}

/** The blocks of the text with the end mark after the last sentence (box 6). */
export function closed(body: readonly Block[]): Block[] {
  const last = body.at(-1);
  if (!last || (last.kind !== 'paragraph' && last.kind !== 'item')) return [...body];
  return [...body.slice(0, -1), { ...last, parts: ended(last.parts) }];
}

function ended(parts: readonly Part[]): Part[] {
  const last = parts.at(-1);
  if (typeof last !== 'string') return [...parts, END_MARK];
  return [...parts.slice(0, -1), last.replace(/[.;]$/, '') + END_MARK];
}
