import type { Hundredths } from './points.ts';

/** Points with a comma or a point, with a sign and a unit where people write them. */
const POINTS = /^([+-]?)(\d{1,4})(?:[.,](\d{1,2}))?( ?điểm)?$/iu;

/** Points as people write them: "2", "0,25", "0.25", "-0,5 điểm"; null if it is nothing of the kind. */
export function readPoints(text: string): Hundredths | null {
  const [, sign, whole = '', part = '', unit] = POINTS.exec(text.trim().normalize('NFC')) ?? [];
  if (sign === undefined && unit === undefined && whole === '') return null;
  const size = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign === '-' && size > 0 ? -size : size;
}
