import { inflateRawSync } from 'node:zlib';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import { LIMITS } from './limits.ts';
import { packedBytes, readZipDirectory, type ZipEntry } from './zip-directory.ts';

export type FileKind = 'workbook' | 'text';

const STORED = 0;
const DEFLATED = 8;

/** What a file is by its content, before anything of it is unpacked (RELIABILITY B-M1, B-M4). */
export function checkFile(file: {
  name: string;
  bytes: Uint8Array;
}): Result<FileKind, FileRefusal> {
  const { name, bytes } = file;
  if (bytes.length === 0) return refused('file-empty');
  if (bytes.length > LIMITS.fileBytes) return refused('file-too-big');
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refused(isEncryptedPackage(bytes) ? 'file-encrypted' : 'file-old-excel');
  }
  if (ending === 'xlsm' || ending === 'xlsb') return refused('file-has-macros');
  if (ending === 'xls') return refused('file-old-excel');
  if (ending === 'xlsx') return checkWorkbook(bytes);
  if (!['csv', 'txt', 'tsv'].includes(ending)) return refused('file-kind-unknown');
  if (startsWith(bytes, [0x50, 0x4b]) || looksLikeMarkup(bytes)) {
    return refused('file-not-what-it-claims');
  }
  return accepted('text');
}

function checkWorkbook(bytes: Uint8Array): Result<FileKind, FileRefusal> {
  if (!startsWith(bytes, [0x50, 0x4b])) return refused('file-not-what-it-claims');
  const entries = readZipDirectory(bytes);
  if (!entries) return refused('file-damaged');
  const refusal = refuseEntries(entries, bytes.length);
  return refusal ? refused(refusal) : accepted('workbook');
}

function refuseEntries(entries: readonly ZipEntry[], fileBytes: number): FileRefusal | null {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (entries.length > LIMITS.entries || unpacked > LIMITS.unpackedBytes)
    return 'file-unpacks-too-big';
  if (unpacked > LIMITS.ratioFromBytes && unpacked > fileBytes * LIMITS.ratio)
    return 'file-unpacks-too-big';
  if (entries.some((entry) => entry.isEncrypted)) return 'file-encrypted';
  if (entries.some(isOddEntry)) return 'file-damaged';
  const names = entries.map((entry) => entry.name.toLowerCase());
  if (names.some((name) => name.includes('vbaproject'))) return 'file-has-macros';
  const isWorkbook =
    names.includes('[content_types].xml') && names.some((name) => /^xl\/.*\.xml$/.test(name));
  return isWorkbook ? null : 'file-not-what-it-claims';
}

/** Names that climb out of the archive, and ways of packing that no spreadsheet program uses. */
const isOddEntry = (entry: ZipEntry): boolean =>
  /(^|[\\/])\.\.([\\/]|$)|^[\\/]|\\|\0|^[a-z]:/i.test(entry.name) ||
  (entry.method !== STORED && entry.method !== DEFLATED);

/**
 * Unpacks every entry with a counter, because the sizes in the directory may lie. Only for the
 * reader thread: it takes time.
 */
export function unpacksAsDeclared(bytes: Uint8Array): boolean {
  return (readZipDirectory(bytes) ?? []).every((entry) => {
    if (entry.method === STORED) return entry.packedBytes === entry.unpackedBytes;
    try {
      const limit = { maxOutputLength: Math.max(1, entry.unpackedBytes) };
      return inflateRawSync(packedBytes(bytes, entry), limit).length === entry.unpackedBytes;
    } catch {
      return false;
    }
  });
}

const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, index) => bytes[index] === sign);

/** A workbook with a password is an old-style container that names its package in UTF-16. */
const isEncryptedPackage = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));

const looksLikeMarkup = (bytes: Uint8Array): boolean =>
  /^\s*<(!doctype|html|\?xml|table|script)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
