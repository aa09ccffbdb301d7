import { getLocale } from '#lib/text/paraglide/runtime.js';

/** A round by the name it is stored with; the usual "Vòng 1" is "Round 1" in English. */
export const roundName = (name: string, locale = getLocale()): string =>
  locale === 'en' ? name.replace(/^Vòng (\d+)$/u, 'Round $1') : name;
