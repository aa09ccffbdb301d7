/** A source of whole numbers that are decided by a seed alone. */
export type Random = {
  /** A whole number from 0 to limit - 1, each equally likely. */
  below: (limit: number) => number;
};

const SEED = /^[0-9a-f]{32}$/;
const WARM_UP = 12;
const RANGE = 2 ** 32;

/**
 * Chance from a recorded seed (Chris Doty-Humphrey's sfc32), the same on every machine.
 *
 * @param seed 32 hexadecimal digits from a cryptographic source: 128 bit (RELIABILITY D12)
 * @throws RangeError if the seed has another form
 */
export function randomFrom(seed: string): Random {
  if (!SEED.test(seed)) throw new RangeError('a seed is 32 hexadecimal digits');
  let [a, b, c, counter] = [0, 8, 16, 24].map((at) => parseInt(seed.slice(at, at + 8), 16)) as [
    number,
    number,
    number,
    number
  ];

  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let turn = 0; turn < WARM_UP; turn += 1) next();

  return { below: (limit) => unbiased(next, limit) };
}

/** The items in an order decided by chance, every order equally likely (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [result[last], result[other]] = [result[other] as Item, result[last] as Item];
  }
  return result;
}

/** Numbers in the last, incomplete stretch of the range are thrown away, so that none is favoured. */
function unbiased(next: () => number, limit: number): number {
  const fair = RANGE - (RANGE % limit);
  for (;;) {
    const number = next();
    if (number < fair) return number % limit;
  }
}
