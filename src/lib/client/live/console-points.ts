import type { Hundredths } from '#lib/domain/core/points.ts';

const POINTS = /^([+-])?(\d{1,5})(?:[.,](\d{1,2}))?$/;

/** "8,25", "8.25", "-5" or "−5" as whole hundredths; null for anything else. */
export function pointsFrom(text: string): Hundredths | null {
  const parts = POINTS.exec(text.trim().replace(/^[−–]/, '-'));
  if (!parts) return null;
  const [, sign, whole = '0', fraction = ''] = parts;
  const points = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return sign === '-' && points !== 0 ? -points : points;
}
