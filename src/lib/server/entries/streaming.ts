import { Readable } from 'node:stream';
import { rangeOf } from '../../domain/entries/byte-range.ts';
import type { EntryFile } from '../../domain/entries/entry.ts';
import { kindOf } from '../../domain/entries/media-type.ts';
import type { Vault } from './vault.ts';

/** Names that every program reads, beside the Vietnamese one (RFC 6266). */
const PLAIN_NAMES = { video: 'video', document: 'document' } as const;

/**
 * A file for those who may see it, whole or in part (206, If-Range, from the end). What a unit sent
 * is foreign: nothing in it may run as a page of ours, and no cache keeps it (B-X4).
 */
export function fileAnswer(
  vault: Vault,
  file: EntryFile,
  { method, headers }: Pick<Request, 'method' | 'headers'>
): Response {
  const etag = `"${file.sha256}"`;
  const ifRange = headers.get('if-range');
  const asked = ifRange === null || ifRange === etag ? headers.get('range') : null;
  const range = rangeOf(asked, file.bytes);
  const kind = kindOf(file.mediaType);
  const place = kind === 'video' ? 'inline' : 'attachment';
  const about = {
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; media-src 'self'; sandbox"
  };
  if (range === 'unsatisfiable')
    return new Response(null, {
      status: 416,
      headers: { ...about, 'content-range': `bytes */${file.bytes}` }
    });
  const stretch = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range;
  const part =
    range === 'whole'
      ? {}
      : { 'content-range': `bytes ${stretch.start}-${stretch.end}/${file.bytes}` };
  const body = method === 'HEAD' ? null : Readable.toWeb(vault.read(file.sha256, stretch));
  return new Response(body as BodyInit | null, {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...about,
      ...part,
      'content-type': file.mediaType,
      'content-length': String(stretch.end - stretch.start + 1),
      'content-disposition': `${place}; filename="${PLAIN_NAMES[kind]}"; filename*=UTF-8''${encodeName(file.name)}`
    }
  });
}

/** RFC 8187 leaves out some signs that `encodeURIComponent` lets through. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
