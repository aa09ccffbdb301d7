import { fold } from '../core/vietnamese.ts';
import type { Problem } from './table.ts';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;
/** How Excel shows a number of twelve digits and more, in either decimal sign. */
const AS_NUMBER = /^\d([.,]\d+)?E\+\d+$/i;

/** Codes are one when they differ in case only: they are also login names. */
export const codeKey = (code: string): string => code.toLowerCase();

/**
 * What is wrong with a code of a unit or an official, if anything.
 *
 * @param known other codes, by key: a number that lacks leading zeros of one of them has lost them
 */
export function codeProblem(given: string, known: ReadonlySet<string>): Problem | null {
  if (AS_NUMBER.test(given)) return { code: 'code-as-number', given };
  if (!CODE.test(given)) return { code: 'code-malformed', given };
  if (/^[1-9]\d*$/.test(given) && !known.has(codeKey(given))) {
    for (let whole = `0${given}`; whole.length <= 12; whole = `0${whole}`) {
      if (known.has(whole)) return { code: 'code-lost-zeros', given, whole };
    }
  }
  return null;
}

/** Codes compared in all, a fraction of a second. Who has more to look up has a wrong column. */
const MOST_COMPARED = 100_000;

/**
 * Finds the code that was probably meant: the nearest by typing slips. Null when none is near, and
 * when too many were looked up already, because each look goes through all codes.
 */
export function nearestFinder(codes: readonly string[]): (given: string) => string | null {
  const candidates = codes.map((code) => ({ code, folded: fold(code) }));
  const found = new Map<string, string | null>();
  let compared = 0;
  return (given) => {
    const known = found.get(given);
    if (known !== undefined || compared + codes.length > MOST_COMPARED) return known ?? null;
    compared += codes.length;
    const nearest = nearestOf(fold(given), candidates);
    found.set(given, nearest);
    return nearest;
  };
}

function nearestOf(
  wanted: string,
  candidates: readonly { code: string; folded: string }[]
): string | null {
  const reach = Math.max(1, Math.floor(wanted.length / 3));
  let best: { code: string; distance: number } | null = null;
  for (const { code, folded } of candidates) {
    if (Math.abs(folded.length - wanted.length) > reach) continue;
    const distance = slips(wanted, folded);
    if (distance <= reach && (best === null || distance < best.distance)) best = { code, distance };
  }
  return best?.code ?? null;
}

/** Letters to change, add, leave out or swap with their neighbour (Damerau and Levenshtein). */
function slips(left: string, right: string): number {
  let [before, above]: [number[], number[]] = [[], [...range(right.length + 1)]];
  for (let i = 1; i <= left.length; i += 1) {
    const line = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = left[i - 1] === right[j - 1] ? 0 : 1;
      const isSwap = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      line[j] = Math.min(
        (above[j] ?? 0) + 1,
        (line[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + change,
        isSwap ? (before[j - 2] ?? Infinity) + 1 : Infinity
      );
    }
    [before, above] = [above, line];
  }
  return above[right.length] ?? 0;
}

const range = (length: number): Iterable<number> => Array(length).keys();
