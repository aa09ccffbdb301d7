import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { packedBytes, readZipDirectory } from '#lib/server/files/zip-directory.ts';

/** One file of a zip; what its headers say may be a lie. */
export type ZipFile = {
  name: string;
  content: string | Uint8Array;
  declaredBytes?: number;
  isEncrypted?: boolean;
};

/** A zip made by hand, so that tests can make ones that no honest program would. */
export function zipOf(files: readonly ZipFile[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.content);
    const packed = deflateRawSync(content);
    const facts = factsOf(file, content, packed.length, name.length);
    const local = Buffer.concat([signature(0x04034b50), facts, u16(0), name, packed]);
    directory.push(signature(0x02014b50), u16(20), facts, u16(0), Buffer.alloc(10), u32(at), name);
    locals.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const count = u16(files.length);
  const end = [signature(0x06054b50), u32(0), count, count, u32(central.length), u32(at), u16(0)];
  return Buffer.concat([...locals, central, ...end]);
}

/** What local header and directory say alike, from the version needed to the length of the name. */
function factsOf(file: ZipFile, content: Buffer, packedLength: number, nameLength: number): Buffer {
  return Buffer.concat([
    u16(20),
    u16(file.isEncrypted ? 1 : 0),
    u16(8),
    u32(0),
    u32(crc32(content)),
    u32(packedLength),
    u32(file.declaredBytes ?? content.length),
    u16(nameLength)
  ]);
}

const signature = (value: number): Buffer => u32(value);

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The texts in a zip, by name. */
export function unzip(bytes: Uint8Array): Record<string, string> {
  const entries = readZipDirectory(bytes) ?? [];
  return Object.fromEntries(
    entries.map((entry) => {
      const packed = packedBytes(bytes, entry);
      const content = entry.method === 0 ? packed : inflateRawSync(packed);
      return [entry.name, new TextDecoder().decode(content)];
    })
  );
}
