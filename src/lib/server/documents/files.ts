import type { OfficialDocument } from '../../domain/documents/document.ts';
import { writeInThread, type FileFormat } from './write-in-thread.ts';

export { FILE_FORMATS } from './write-in-thread.ts';

export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf'
};

/** A document as a file: the same content in both formats. */
export const writeFile = (document: OfficialDocument, format: FileFormat): Promise<Uint8Array> =>
  writeInThread({ document, format });

/** What the file is called: "BÁO CÁO 05-BC-SNV.docx". */
export function fileName({ typeName, head }: OfficialDocument, format: FileFormat): string {
  const number = head.number === null ? '' : ` ${String(head.number).padStart(2, '0')}`;
  const symbol = head.symbol === '' ? '' : `${number === '' ? ' ' : '-'}${head.symbol}`;
  return `${typeName}${number}${symbol}.${format}`;
}
