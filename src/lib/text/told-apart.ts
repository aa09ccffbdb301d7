import type { ToldApart } from '../domain/people/registration.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What tells people of one name apart, as far as it is known: "sinh năm 1987, Chuyên viên". */
export const toldApart = ({ birthYear, position }: ToldApart): string =>
  [birthYear === null ? '' : m.people_born({ year: String(birthYear) }), position ?? '']
    .filter(Boolean)
    .join(', ');
