import { vietnamDay, vietnamIsoDay, type Instant } from '../../domain/core/time.ts';
import type { OfficialDocument } from '../../domain/documents/document.ts';
import { numberOf } from '../../domain/documents/lines.ts';
import { writeInThread, type FileFormat } from './write-in-thread.ts';

export { FILE_FORMATS } from './write-in-thread.ts';

export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf'
};

/** A document as a file: the same content in both formats. */
export const writeFile = (document: OfficialDocument, format: FileFormat): Promise<Uint8Array> =>
  writeInThread({ document, format });

/** Longer names are cut by some programs. */
const LONGEST = 80;

/**
 * What the file is called, different for every document that was made: "BÁO CÁO 05-BC-SNV, lập
 * 2021-11-05 08.30.00.docx", "DANH SÁCH Xếp hạng tập thể Vòng 1, …". A second one never takes the
 * place of the first in somebody's folder.
 */
export function fileName(document: OfficialDocument, madeAt: Instant, format: FileFormat): string {
  const { typeName, head } = document;
  const number = head.number === null ? head.symbol : numberOf(head);
  const parts = [typeName, number, about(document)].filter(Boolean).join(' ');
  const name = parts.replace(/[\\/:*?"<>|\s]+/gu, (signs) => (signs.trim() === '' ? ' ' : '-'));
  return `${name}, lập ${stamp(madeAt)}.${format}`;
}

/** What tells documents of one type apart: its subject, and whose sheet it is. */
function about({ kind, subject, signings }: OfficialDocument): string {
  if (kind === 'report' || kind === 'notice') return '';
  const [first = ''] = subject.split('\n');
  const who = kind === 'score-sheet' ? `, ${signings.at(-1)?.name ?? ''}` : '';
  return first.slice(0, LONGEST).trim() + who;
}

function stamp(at: Instant): string {
  const { year, month, day } = vietnamDay(at);
  const midnight = Date.UTC(year, month - 1, day) - 7 * 3_600_000;
  const clock = new Date(at - midnight).toISOString().slice(11, 19).replaceAll(':', '.');
  return `${vietnamIsoDay(at)} ${clock}`;
}
