/** Nobody guesses further than this what a keyboard has changed; all of them are one try. */
export const MOST_CANDIDATES = 16;

/** Vietnamese keyboards take a key for a mark up to so many letters after the letter that gets it. */
const FARTHEST_KEY = 3;
/** Cost of a mark that no key of its own has made, such as one that a person typed on purpose. */
const WITHOUT_KEY = 2;
const MOST_PARTIAL = 256;

/** The keys of Telex and VNI that make a mark. Telex makes a roof by the letter itself, again. */
const KEYS: Readonly<Record<string, { telex: string; vni: string }>> = {
  '\u0300': { telex: 'F', vni: '2' },
  '\u0301': { telex: 'S', vni: '1' },
  '\u0303': { telex: 'X', vni: '4' },
  '\u0309': { telex: 'R', vni: '3' },
  '\u0323': { telex: 'J', vni: '5' },
  '\u0302': { telex: '', vni: '6' },
  '\u031b': { telex: 'W', vni: '7' },
  '\u0306': { telex: 'W', vni: '8' },
  '\u0335': { telex: 'D', vni: '9' }
};
/** A bar through a letter is no mark of its own in Unicode. */
const BARRED: Readonly<Record<string, string>> = {
  '\u0110': 'D\u0335',
  '\u00d0': 'D\u0335',
  '\u0189': 'D\u0335'
};

type Letter = { base: string; marks: readonly string[] };
type Method = 'telex' | 'vni';
type Partial = { parts: readonly string[]; keys: number; cost: number };

/** The letters of a text in capitals, each with the marks that stand on it. */
function lettersOf(text: string): Letter[] {
  const plain = [...text.normalize('NFC').toUpperCase()].map((sign) => BARRED[sign] ?? sign);
  const found =
    plain
      .join('')
      .normalize('NFD')
      .match(/\P{M}\p{M}*/gu) ?? [];
  return found.map((signs) => {
    const [base = '', ...marks] = signs;
    return { base, marks };
  });
}

/** Whether marks stand on some of these letters, as a Vietnamese keyboard puts them there. */
export const isMarked = (text: string): boolean =>
  lettersOf(text).some(({ marks }) => marks.length > 0);

/** The text in capitals and without any marks. */
export const withoutMarks = (text: string): string =>
  lettersOf(text)
    .map(({ base }) => base)
    .join('');

/**
 * What somebody may have typed for this text to appear while a Vietnamese keyboard (Telex or VNI)
 * was on, likeliest first and at most 16: `ĐHQ` was `DDHQ`, `D9HQ` or `DHQ`.
 *
 * @param length how many signs were typed, where that is known
 * @param isPossible what is not is left out and takes nobody's place
 */
export function undoKeyboard(
  text: string,
  length: number | null,
  isPossible: (typed: string) => boolean
): string[] {
  const letters = lettersOf(text);
  const missing = length === null ? null : length - letters.length;
  if (missing !== null && missing < 0) return [];
  const found = (['telex', 'vni'] as const)
    .flatMap((method) => partialsOf(letters, method, missing))
    .filter(({ keys }) => missing === null || keys === missing)
    .sort((left, right) => left.cost - right.cost);
  const texts = new Set(found.map(({ parts }) => parts.join('')));
  return [...texts].filter(isPossible).slice(0, MOST_CANDIDATES);
}

function partialsOf(letters: readonly Letter[], method: Method, missing: number | null): Partial[] {
  let ahead = letters.reduce((sum, { marks }) => sum + marks.length, 0);
  let partials: Partial[] = [{ parts: letters.map(({ base }) => base), keys: 0, cost: 0 }];
  for (const [at, { base, marks }] of letters.entries()) {
    ahead -= marks.length;
    partials = ordersOf(marks).flatMap((order, late) =>
      order.reduce(
        (before, mark) => before.flatMap((one) => withMark(one, at, base, mark, method)),
        partials.map((one) => ({ ...one, cost: one.cost + late }))
      )
    );
    partials = partials
      .filter(({ keys }) => missing === null || (keys <= missing && keys + ahead >= missing))
      .sort((left, right) => left.cost - right.cost)
      .slice(0, MOST_PARTIAL);
  }
  return partials;
}

/** A letter with two marks got them in this order or in the other one. */
const ordersOf = (marks: readonly string[]): (readonly string[])[] =>
  marks.length === 2 ? [marks, [...marks].reverse()] : [marks];

/** The ways in which one mark came onto the letter at this place. */
function withMark(
  { parts, keys, cost }: Partial,
  at: number,
  base: string,
  mark: string,
  method: Method
): Partial[] {
  const ways: Partial[] = [{ parts, keys, cost: cost + WITHOUT_KEY }];
  const known = KEYS[mark];
  if (!known) return ways;
  const key = method === 'telex' ? known.telex || base : known.vni;
  for (let to = at; to < Math.min(parts.length, at + FARTHEST_KEY + 1); to += 1) {
    ways.push({
      parts: changed(parts, to, (part) => part + key),
      keys: keys + 1,
      cost: cost + to - at
    });
  }
  // Telex makes Ư of W alone.
  const isHornedU = base === 'U' && mark === '\u031b' && method === 'telex';
  if (isHornedU) {
    ways.push({ parts: changed(parts, at, (part) => `W${part.slice(1)}`), keys, cost });
  }
  return ways;
}

const changed = (
  parts: readonly string[],
  at: number,
  change: (part: string) => string
): string[] => parts.map((part, index) => (index === at ? change(part) : part));
