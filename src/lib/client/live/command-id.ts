/** A new id for a wish: 128 bit of chance as 32 hexadecimal digits (R2). Also on plain http. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
