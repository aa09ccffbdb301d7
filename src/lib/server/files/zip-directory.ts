/** What the central directory of a zip says of one file in it. */
export type ZipEntry = {
  name: string;
  isEncrypted: boolean;
  method: number;
  packedBytes: number;
  unpackedBytes: number;
  /** Where the packed bytes begin. */
  start: number;
};

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * Reads the directory without unpacking anything.
 *
 * @returns null when it is not a sound zip of the plain kind; zip64 is for files we refuse anyway
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const found = readEntry(view, bytes, at);
    if (!found) return null;
    entries.push(found.entry);
    at = found.next;
  }
  return entries;
}

/** The packed bytes of an entry. */
export const packedBytes = (bytes: Uint8Array, entry: ZipEntry): Uint8Array =>
  bytes.subarray(entry.start, entry.start + entry.packedBytes);

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number
): { entry: ZipEntry; next: number } | null {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const packed = view.getUint32(at + 20, true);
  const start = findStart(view, view.getUint32(at + 42, true));
  if (start === null || start + packed > view.byteLength) return null;
  return {
    entry: {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: packed,
      unpackedBytes: view.getUint32(at + 24, true),
      start
    },
    next
  };
}

function findStart(view: DataView, header: number): number | null {
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== LOCAL_SIGNATURE)
    return null;
  return header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
}
