/** 1/1/1980 0:00, the first moment that a zip can tell, as its date and time. */
const BEGINNING = 0x0021_0000;

const END_LENGTH = 22;

/**
 * Takes the time of writing out of a zip without a comment, so that the same document is the same
 * bytes whenever it is written.
 */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - END_LENGTH;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    view.setUint32(at + 12, BEGINNING, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, BEGINNING, true);
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return bytes;
}
