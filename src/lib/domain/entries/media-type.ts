/** What is taken, by what the bytes say. The name and the sender's word count for nothing. */
export const MEDIA_TYPES = [
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'video/x-matroska',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** How many bytes of a file's beginning and end decide what it is. */
export const HEAD_BYTES = 4096;
export const TAIL_BYTES = 64 * 1024;

/** Pictures, sound and others also come in this container; these brands are films. */
const FILM_BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|3gp\d|3g2\w|mmp4|f4v |XAVC)$/;

/**
 * What a file is, or null for nothing that is taken.
 *
 * @param head its first `HEAD_BYTES`
 * @param tail its last `TAIL_BYTES`
 */
export function mediaTypeOf(head: Uint8Array, tail: Uint8Array): MediaType | null {
  const start = latin(head);
  if (start.slice(4, 8) === 'ftyp') return filmByBrand(start.slice(8, 12));
  if (start.startsWith('\x1a\x45\xdf\xa3')) return filmByDoctype(start);
  if (start.startsWith('%PDF-')) return 'application/pdf';
  const isWord = start.startsWith('PK\x03\x04') && latin(tail).includes('word/document.xml');
  return isWord ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : null;
}

/** A film or a document? */
export const kindOf = (mediaType: MediaType): 'video' | 'document' =>
  mediaType.startsWith('video/') ? 'video' : 'document';

function filmByBrand(brand: string): MediaType | null {
  if (brand === 'qt  ') return 'video/quicktime';
  return FILM_BRANDS.test(brand) ? 'video/mp4' : null;
}

function filmByDoctype(start: string): MediaType | null {
  const [, doctype] = /\x42\x82.(webm|matroska)/s.exec(start.slice(0, 128)) ?? [];
  if (doctype === undefined) return null;
  return doctype === 'webm' ? 'video/webm' : 'video/x-matroska';
}

/** One sign for each byte. */
const latin = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
