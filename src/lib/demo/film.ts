import { readFileSync } from 'node:fs';

const HEAD_BYTES = 8;

/**
 * The film of the demo for a unit: seventy-two seconds that can be watched and annotated. A box that
 * players skip (ISO 14496-12) holds the title, so that every unit has a file of its own.
 */
export function demoFilm(title: string): Uint8Array {
  const body = Buffer.from(title);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(HEAD_BYTES + body.length);
  head.write('free', 4, 'latin1');
  return Buffer.concat([readFileSync('demo/2021/film.mp4'), head, body]);
}
