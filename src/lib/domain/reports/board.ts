import type { Denominator } from '../contest/rules.ts';
import { fold } from '../core/vietnamese.ts';
import { basisPoints, type Share } from '../results/share.ts';
import type { UnitTree } from '../units/tree.ts';
import type { UnitType } from '../units/unit.ts';
import { sortRows } from './arrange.ts';
import {
  participationTable,
  shareOf,
  type Participation,
  type UnitCounts
} from './participation.ts';
import { blocOf } from './scope.ts';

/** What everybody may know of participation: never a score, a rank or a person (PRODUCT 7). */
type BoardFigures = {
  registered: number;
  tookPart: number;
  /** By the denominator of the board; null where nobody counted. */
  share: Share | null;
};

export type BoardRow = BoardFigures & { code: string; name: string; bloc: string | null };

/** The public board: the ranked units in the order of the official list. */
export type UnitBoard = { denominator: Denominator; rows: BoardRow[]; total: BoardFigures };

/** What the board can be ordered by; `list` is the order of the official list. */
export const BOARD_ORDERS = ['list', 'rate'] as const;

/** What a visitor asks of the board. */
export type BoardQuery = {
  words: string;
  bloc: string | null;
  order: (typeof BOARD_ORDERS)[number];
};

/** The board from the counts of each unit; people below a ranked unit count for it. */
export function unitBoard(
  tree: UnitTree,
  counts: readonly UnitCounts[],
  levels: readonly UnitType[],
  denominator: Denominator
): UnitBoard {
  const { rows, total } = participationTable(tree, counts);
  const figures = (all: Participation): BoardFigures => ({
    registered: all.registered,
    tookPart: all.tookPart,
    share: shareOf(all, denominator)
  });
  return {
    denominator,
    rows: rows
      .filter(({ unit }) => levels.includes(unit.type))
      .map(({ unit, all }) => ({
        code: unit.code,
        name: unit.name,
        bloc: blocOf(tree, unit.id),
        ...figures(all)
      })),
    total: figures(total)
  };
}

/** The units that a visitor looks for, names with or without diacritics; highest rates first. */
export function arrangeBoard(
  rows: readonly BoardRow[],
  { words, bloc, order }: BoardQuery
): BoardRow[] {
  const wanted = fold(words);
  const found = rows.filter(
    (row) => fold(row.name).includes(wanted) && (bloc === null || row.bloc === bloc)
  );
  if (order === 'list') return found;
  return sortRows(found, ({ share }) => share && basisPoints(share), 'desc');
}
