import type { IncomingHttpHeaders } from 'node:http';

/** The version of the protocol for resumable uploads that is spoken (https://tus.io, core). */
export const TUS_VERSION = '1.0.0';
export const TUS_EXTENSIONS = 'creation,termination';
export const TUS_CONTENT = 'application/offset+octet-stream';

/** A number that a header holds in plain digits, or null. */
export function countOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

/** `filename` and `fingerprint` of an upload as its maker names them; '' for what is not said. */
export function readMetadata({ 'upload-metadata': header }: IncomingHttpHeaders): {
  name: string;
  fingerprint: string;
} {
  const pairs = new Map(
    String(header ?? '')
      .slice(0, LONGEST_METADATA)
      .split(',')
      .map((pair) => pair.trim().split(' '))
      .map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')])
  );
  return {
    name: pairs.get('filename') ?? '',
    fingerprint: (pairs.get('fingerprint') ?? '').slice(0, LONGEST_FINGERPRINT)
  };
}

const LONGEST_METADATA = 4096;
const LONGEST_FINGERPRINT = 300;
