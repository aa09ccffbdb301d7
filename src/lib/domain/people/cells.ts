import { DAY } from '../core/time.ts';
import { fold } from '../core/vietnamese.ts';
import type { RowReader } from '../files/row-reader.ts';
import type { Sex } from './person.ts';

type Reader = RowReader<'sex' | 'birth_year' | 'email' | 'phone'>;

const SEX_OF: ReadonlyMap<string, Sex> = new Map([
  ['nam', 'male'],
  ['male', 'male'],
  ['m', 'male'],
  ['nu', 'female'],
  ['female', 'female'],
  ['f', 'female'],
  ['khac', 'other'],
  ['other', 'other']
]);

const YOUNGEST = 15;
const OLDEST = 100;
/** Excel counts days from here. */
const EXCEL_DAY_ZERO = Date.UTC(1899, 11, 30);

const DATE = /^(?:\d{1,2}[/.-]\d{1,2}[/.-](\d{4})|(\d{4})[/.-]\d{1,2}[/.-]\d{1,2})$/;
const EMAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const PHONE = /^0\d{9,10}$/;
const LIMITS = { word: 20, email: 254, phone: 30 };

export function readSex(row: Reader): Sex | null {
  const given = row.text('sex', LIMITS.word);
  if (given === null) return null;
  return SEX_OF.get(fold(given)) ?? row.refuse('sex', { code: 'sex-unknown', given });
}

/** A year of four digits; dates are refused with the year that they hold. */
export function readBirthYear(row: Reader, thisYear: number): number | null {
  const given = row.signed('birth_year', LIMITS.word);
  if (given === null) return null;
  const [from, to] = [thisYear - OLDEST, thisYear - YOUNGEST];
  const date = DATE.exec(given);
  if (date) {
    const year = Number(date[1] ?? date[2]);
    return row.refuse('birth_year', { code: 'year-is-date', given, year });
  }
  const number = /^\d+$/.test(given) ? Number(given) : NaN;
  if (number >= from && number <= to) return number;
  const serialYear = new Date(EXCEL_DAY_ZERO + number * DAY).getUTCFullYear();
  if (number > to && serialYear >= from && serialYear <= to)
    return row.refuse('birth_year', { code: 'year-is-serial', given, year: serialYear });
  return row.refuse('birth_year', { code: 'year-malformed', given, from, to });
}

export function readEmail(row: Reader): string | null {
  const given = row.text('email', LIMITS.email);
  if (given === null || EMAIL.test(given)) return given;
  return row.refuse('email', { code: 'email-malformed', given });
}

/** Ten or eleven digits from 0, whatever blanks, dots and +84 they are written with. */
export function readPhone(row: Reader): string | null {
  const given = row.signed('phone', LIMITS.phone);
  if (given === null) return null;
  const digits = given.replace(/[\s.()-]/g, '').replace(/^\+84/, '0');
  if (PHONE.test(digits)) return digits;
  if (/^[1-9]\d{8,9}$/.test(digits)) return row.refuse('phone', { code: 'phone-lost-zero', given });
  return row.refuse('phone', { code: 'phone-malformed', given });
}
