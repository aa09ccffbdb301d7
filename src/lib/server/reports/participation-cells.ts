import { groupBy } from '../../domain/core/group.ts';
import {
  averageScore,
  shareOfHeadcount,
  shareOfRegistered,
  type Participation,
  type ParticipationRow
} from '../../domain/reports/participation.ts';
import { basisPoints, type Share } from '../../domain/results/share.ts';
import type { SheetCell } from '../files/sheet-to-write.ts';
import { fractionOf } from './columns.ts';

type Figures = ReturnType<typeof figures>;

/** Rates as fractions, marks in points; in the order of the columns, from the fifth. */
export function figures(all: Participation) {
  const average = averageScore(all);
  return {
    registered: all.registered,
    tookPart: all.tookPart,
    working: all.working,
    attempts: all.attempts,
    valid: all.valid,
    rateOfRegistered: fraction(shareOfRegistered(all)),
    headcount: all.headcount,
    rateOfHeadcount: fraction(shareOfHeadcount(all)),
    averageScore: average === null ? null : average / 100,
    highestScore: all.highestScore === null ? null : all.highestScore / 100,
    perfect: all.perfect,
    scoreSum: all.scoreSum / 100
  };
}

const fraction = (share: Share | null): number | null => fractionOf(share && basisPoints(share));

const COLUMNS: readonly (keyof Figures)[] = [
  'registered',
  'tookPart',
  'working',
  'attempts',
  'valid',
  'rateOfRegistered',
  'headcount',
  'rateOfHeadcount',
  'averageScore',
  'highestScore',
  'perfect',
  'scoreSum'
];
const columnOf = (name: keyof Figures): number => 4 + COLUMNS.indexOf(name);

/**
 * The figures of a unit with everything below it, as a spreadsheet computes them again when a row
 * below is put right: its own people, and the rows of the units directly below.
 *
 * @param from the unit's own figures, and the places of the rows directly below it
 */
export function figureCells(
  all: Participation,
  { own, rows }: { own: Participation; rows: readonly number[] }
): SheetCell[] {
  const [shown, itself] = [figures(all), figures(own)];
  return COLUMNS.map((name): SheetCell => {
    const value = shown[name];
    if (value === null) return null;
    switch (name) {
      case 'rateOfRegistered':
        return { kind: 'rate', part: columnOf('tookPart'), whole: columnOf('registered'), value };
      case 'rateOfHeadcount':
        return { kind: 'rate', part: columnOf('tookPart'), whole: columnOf('headcount'), value };
      case 'averageScore':
        return { kind: 'mean', sum: columnOf('scoreSum'), count: columnOf('valid'), value };
      default: {
        if (rows.length === 0) return value;
        const alone = itself[name];
        const kind = name === 'highestScore' ? 'max' : 'sum';
        return { kind, rows, value, ...(alone === null ? {} : { own: alone }) };
      }
    }
  });
}

/** Which rows stand directly below a row; null asks for the top ones. */
export function rowsBelow(
  rows: readonly Pick<ParticipationRow, 'parentCode' | 'level' | 'unit'>[]
): (at: number | null) => readonly number[] {
  const byParent = groupBy([...rows.keys()], (at) =>
    rows[at]?.level === 0 ? null : (rows[at]?.parentCode ?? null)
  );
  return (at) => byParent.get(at === null ? null : (rows[at]?.unit.code ?? null)) ?? [];
}
