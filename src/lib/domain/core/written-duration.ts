import { fold } from './vietnamese.ts';
import { HOUR, MINUTE, SECOND } from './time.ts';

/** Folded words for a length of time. */
const UNITS: Readonly<Record<string, number>> = {
  gio: HOUR,
  tieng: HOUR,
  h: HOUR,
  hour: HOUR,
  hours: HOUR,
  phut: MINUTE,
  p: MINUTE,
  ph: MINUTE,
  m: MINUTE,
  min: MINUTE,
  mins: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  giay: SECOND,
  s: SECOND,
  sec: SECOND,
  second: SECOND,
  seconds: SECOND
};

const ISO = /^PT(?=\d)(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?$/i;
const PART = /(\d{1,6})\s*([a-z]*)/g;
const PARTS = /^(\d{1,6}\s*[a-z]+\s*)+(\d{1,2})?$/;

/** What a written length of time is: so long, a number without its unit, or nothing of the kind. */
export type WrittenDuration =
  { kind: 'duration'; ms: number } | { kind: 'bare'; given: number } | { kind: 'unknown' };

/** A length of time as people write it: "30 phút", "1 giờ 30 phút", "1h30", "30m", "PT30M". */
export function readDuration(text: string): WrittenDuration {
  const folded = fold(text.slice(0, 60));
  if (/^\d{1,15}$/.test(folded)) return { kind: 'bare', given: Number(folded) };
  const iso = ISO.exec(folded);
  if (iso) {
    const [hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
    return duration([(hours ?? 0) * HOUR, (minutes ?? 0) * MINUTE, (seconds ?? 0) * SECOND]);
  }
  return PARTS.test(folded) ? duration(partsOf(folded)) : { kind: 'unknown' };
}

/** Each unit once, the larger before the smaller; a last number without one is minutes: 1h30. */
function partsOf(folded: string): (number | null)[] {
  let above = Infinity;
  return [...folded.matchAll(PART)].map(([, count, word = '']) => {
    const unit = word === '' && above === HOUR ? MINUTE : UNITS[word];
    if (unit === undefined || unit >= above) return null;
    above = unit;
    return Number(count) * unit;
  });
}

function duration(parts: readonly (number | null)[]): WrittenDuration {
  let ms = 0;
  for (const part of parts) {
    if (part === null) return { kind: 'unknown' };
    ms += part;
  }
  return { kind: 'duration', ms };
}
