/** An item with its place. Several share a rank when nothing that counts tells them apart. */
export type Ranked<Item> = {
  item: Item;
  /** 1 + the number of items that are strictly better (K3). */
  rank: number;
  /** How many others have the same rank. */
  sharedWith: number;
};

/** How an item stands to the next one above or below it with the same main figure. */
export type Comparison<Advantage> = {
  /** The other's rank. */
  rank: number;
  /** True when the item is the better of the two. */
  isAhead: boolean;
  /** The first tie-break that tells them apart, seen from the better one. */
  advantage: Advantage;
};

/**
 * Items from best to worst with their ranks.
 *
 * @param better negative when the left one is strictly better; 0 when they share a rank (K1, K6)
 * @param display order among those who share a rank; it never moves a rank
 */
export function rankBy<Item>(
  items: readonly Item[],
  better: (left: Item, right: Item) => number,
  display: (left: Item, right: Item) => number
): Ranked<Item>[] {
  const ordered = [...items].sort((left, right) => better(left, right) || display(left, right));
  const result: Ranked<Item>[] = [];
  for (let from = 0; from < ordered.length;) {
    const first = ordered[from] as Item;
    let to = from + 1;
    while (to < ordered.length && better(first, ordered[to] as Item) === 0) to += 1;
    for (const item of ordered.slice(from, to)) {
      result.push({ item, rank: from + 1, sharedWith: to - from - 1 });
    }
    from = to;
  }
  return result;
}

/**
 * Compares each item with its neighbours of another rank and the same main figure: the reason why
 * it stands before the one and behind the other.
 *
 * @param advantage the first tie-break that puts the left one before the right one; null when the
 *   two differ in their main figure already
 */
export function compareNeighbours<Item, Advantage>(
  standings: readonly Ranked<Item>[],
  advantage: (better: Item, worse: Item) => Advantage | null
): Comparison<Advantage>[][] {
  return standings.map((standing, at) => {
    const above = standings[at - 1 - placeInGroup(standings, at)];
    const below = standings[at - placeInGroup(standings, at) + standing.sharedWith + 1];
    const behind = above && advantage(above.item, standing.item);
    const ahead = below && advantage(standing.item, below.item);
    return [
      ...(above && behind ? [{ rank: above.rank, isAhead: false, advantage: behind }] : []),
      ...(below && ahead ? [{ rank: below.rank, isAhead: true, advantage: ahead }] : [])
    ];
  });
}

const placeInGroup = (standings: readonly Ranked<unknown>[], at: number): number =>
  at + 1 - (standings[at]?.rank ?? at + 1);
