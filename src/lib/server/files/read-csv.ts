import { CsvError, parse } from 'csv-parse/sync';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import { LIMITS } from './limits.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const LINES_LOOKED_AT = 20;

/** The rows of a .csv in UTF-8 (or in Excel's "Unicode text"), parted by comma, semicolon or tab. */
export function readCsv(bytes: Uint8Array): Result<string[][], FileRefusal> {
  const text = decode(bytes);
  if (text === null) return refused('file-not-utf8');
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      to: LIMITS.rows + LINES_LOOKED_AT
    });
    return accepted(rows);
  } catch (error) {
    if (error instanceof CsvError)
      return refused(`file-quote-open:${openQuoteLine(text)}` as const);
    throw error;
  }
}

/**
 * The line that opens a quotation which is never closed. A mark inside of a cell that began without
 * one is only a sign.
 */
function openQuoteLine(text: string): number {
  let [line, openedAt, isOpen] = [1, 1, false];
  let isAtStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n') line += 1;
    if (isOpen) {
      const next = text[at + 1] ?? '';
      if (sign === '"' && next === '"') at += 1;
      else if (sign === '"' && /^[,;\t\r\n]?$/.test(next)) isOpen = false;
      continue;
    }
    if (sign === '"' && isAtStart) [isOpen, openedAt] = [true, line];
    isAtStart = /[,;\t\n\ufeff]/.test(sign);
  }
  return isOpen ? openedAt : line;
}

function decode(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The sign that parts the first lines most often, outside of quotation marks. */
function delimiterOf(text: string): string {
  const beginning = text
    .split(/\r?\n/, LINES_LOOKED_AT)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((sign) => beginning.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
