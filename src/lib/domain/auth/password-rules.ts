import { fold } from '../core/vietnamese.ts';
import { COMMON_WORDS } from './common-words.ts';
import { loginKey } from './login-key.ts';
import { tidyCode } from './typed-code.ts';

export type PasswordProblem = 'too-common' | 'own-name' | 'own-code';

/** Rows and columns of keys along which fingers walk, and the alphabet. */
const WALKS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qwertzuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '147258369',
  '789456123',
  '159753'
].flatMap((walk) => [walk, [...walk].reverse().join('')]);
const SHORTEST_WALK = 3;

/** Signs that stand for letters: `P@ssw0rd` is no better than `password`. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't'
};

const lettersAndDigits = (text: string): string => text.replace(/[^a-z0-9]/g, '');

/** The password without what is put around a word to make it count: `Dongthap@123` is `dongthap`. */
const withoutTrimmings = (text: string): string =>
  text.replace(/^[^a-z]+/, '').replace(/[^a-z]+$/, '');

/** Is this a password that is tried first wherever somebody guesses? */
export function isTooCommon(password: string): boolean {
  const folded = fold(password);
  const plain = lettersAndDigits(folded);
  const bare = lettersAndDigits(withoutTrimmings(folded));
  const unmasked = [...folded].map((sign) => LOOKALIKES[sign] ?? sign).join('');
  const words = [plain, bare, lettersAndDigits(unmasked), unmasked.replace(/[^a-z]+/g, '')];
  return (
    plain === '' ||
    words.some((word) => word !== '' && isMadeOfWords(word)) ||
    isRepeated(plain) ||
    isRepeated(bare) ||
    isMadeOfWalks(plain) ||
    isDate(plain) ||
    /^\d{1,8}$/.test(plain)
  );
}

/** One common word, or several the same one after another. */
const isMadeOfWords = (text: string): boolean =>
  COMMON_WORDS.has(text) || COMMON_WORDS.has(periodOf(text));

/** A few signs over and over, such as `aaaaaaaa`, `12121212` and `abcabcabc`. */
const isRepeated = (text: string): boolean => {
  const period = periodOf(text);
  return text.length > 4 && period.length < text.length && period.length <= 4;
};

/** The shortest beginning that, said again and again, is the text. */
function periodOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const part = text.slice(0, length);
    if (part.repeat(Math.ceil(text.length / length)).startsWith(text)) return part;
  }
  return text;
}

/** Walks over the keys and nothing else: `qwertyui`, `1qaz2wsx`, `asdf1234`. */
function isMadeOfWalks(text: string): boolean {
  for (let at = 0; at < text.length;) {
    let length = 0;
    for (const walk of WALKS) {
      while (at + length < text.length && walk.includes(text.slice(at, at + length + 1))) {
        length += 1;
      }
    }
    if (length < SHORTEST_WALK) return false;
    at += length;
  }
  return text !== '';
}

/** A birthday, in the orders in which dates are written. */
function isDate(text: string): boolean {
  const day = '(0[1-9]|[12]\\d|3[01])';
  const month = '(0[1-9]|1[0-2])';
  const year = '(19|20)\\d\\d';
  return new RegExp(`^(${day}${month}${year}|${year}${month}${day}|${month}${day}${year})$`).test(
    text
  );
}

/** Is it what everybody knows of its owner: staff code, login name or name, with trimmings or not? */
export function ownNameProblem(
  password: string,
  own: { loginName: string; displayName?: string }
): 'own-name' | null {
  const folded = fold(password);
  const plain = lettersAndDigits(folded);
  const bare = lettersAndDigits(withoutTrimmings(folded));
  const login = lettersAndDigits(fold(own.loginName));
  const isLogin = loginKey(password) === loginKey(own.loginName) || withTrimmings(folded, login);
  const isName = namesOf(own.displayName ?? '').some((name) => [plain, bare].includes(name));
  return isLogin || isName || bare === login ? 'own-name' : null;
}

/** Whether it is this name with at most four signs around it. */
function withTrimmings(folded: string, name: string): boolean {
  const plain = lettersAndDigits(folded);
  return name.length >= 2 && plain.includes(name) && plain.length - name.length <= 4;
}

/** How people write their name as one word: whole, given name first, initials, given name alone. */
function namesOf(displayName: string): string[] {
  const words = fold(displayName).split(' ').filter(Boolean);
  const given = words.at(-1);
  if (given === undefined) return [];
  const initials = words
    .slice(0, -1)
    .map((word) => word.charAt(0))
    .join('');
  const rest = words.slice(0, -1).join('');
  const lastTwo = words.slice(-2).join('');
  const ends = words.length > 2 ? `${words[0]}${given}` : lastTwo;
  return [
    `${rest}${given}`,
    `${given}${rest}`,
    `${given}${initials}`,
    `${initials}${given}`,
    lastTwo,
    ends,
    given
  ];
}

/** Why this may not be a password, or null; `code`: the activation code beside it, as typed. */
export function passwordProblem(
  password: string,
  own: { loginName: string; displayName?: string; code?: string }
): PasswordProblem | null {
  const code = tidyCode(own.code ?? '');
  if (code !== '' && tidyCode(password) === code) return 'own-code';
  return ownNameProblem(password, own) ?? (isTooCommon(password) ? 'too-common' : null);
}
