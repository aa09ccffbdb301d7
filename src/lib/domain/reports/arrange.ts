import { groupBy } from '../core/group.ts';
import { compareText, fold } from '../core/vietnamese.ts';
import { basisPoints } from '../results/share.ts';
import type { Unit } from '../units/unit.ts';
import type { ProgressCounts } from './monitor.ts';
import {
  averageScore,
  shareOfHeadcount,
  shareOfRegistered,
  type ParticipationRow
} from './participation.ts';

export const DIRECTIONS = ['asc', 'desc'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What the participation table can be ordered by; `list` is the order of the official list. */
export const PARTICIPATION_ORDERS = [
  'list',
  'name',
  'registered',
  'tookPart',
  'attempts',
  'valid',
  'rateOfRegistered',
  'headcount',
  'rateOfHeadcount',
  'average',
  'perfect'
] as const;
export type ParticipationOrder = (typeof PARTICIPATION_ORDERS)[number];

/** What the monitor can be ordered by. */
export const MONITOR_ORDERS = [
  'list',
  'name',
  'notStarted',
  'working',
  'away',
  'submitted'
] as const;
export type MonitorOrder = (typeof MONITOR_ORDERS)[number];

/** Orders the units below each unit among themselves, so that the table stays a tree. */
export function arrangeParticipation(
  rows: readonly ParticipationRow[],
  order: ParticipationOrder,
  direction: Direction
): ParticipationRow[] {
  const compare = comparing<ParticipationRow>((row) => participationKey(row, order), direction);
  const below = groupBy(rows, (row) => row.parentCode);
  const arrange = (siblings: readonly ParticipationRow[]): ParticipationRow[] =>
    [...siblings].sort(compare).flatMap((row) => [row, ...arrange(below.get(row.unit.code) ?? [])]);
  return arrange(rows.filter((row) => row.level === 0));
}

/**
 * The rows of the monitor whose unit's name contains the words, with or without diacritics.
 *
 * @param words what somebody typed; empty shows every row
 */
export function arrangeMonitor<Row extends NamedCounts>(
  rows: readonly Row[],
  { words, order, direction }: { words: string; order: MonitorOrder; direction: Direction }
): Row[] {
  const wanted = fold(words);
  return rows
    .filter((row) => fold(row.unit.name).includes(wanted))
    .sort(comparing<Row>((row) => monitorKey(row, order), direction));
}

/** Rows in the order of a figure or a text; what is not known comes last, equals stay in place. */
export const sortRows = <Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => number | string | null,
  direction: Direction
): Row[] => [...rows].sort((left, right) => compareKeys(valueOf(left), valueOf(right), direction));

type NamedUnit = Pick<Unit, 'name' | 'position'>;
type NamedCounts = { unit: NamedUnit; counts: ProgressCounts };
type Key = number | string | null;

/** Unknown figures come last in both directions; the official list settles what is equal. */
const comparing =
  <Row extends { unit: NamedUnit }>(keyOf: (row: Row) => Key, direction: Direction) =>
  (left: Row, right: Row): number =>
    compareKeys(keyOf(left), keyOf(right), direction) || left.unit.position - right.unit.position;

function compareKeys(left: Key, right: Key, direction: Direction): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  const ascending =
    typeof left === 'number' && typeof right === 'number'
      ? left - right
      : compareText(String(left), String(right));
  return direction === 'asc' ? ascending : -ascending;
}

function participationKey({ unit, all }: ParticipationRow, order: ParticipationOrder): Key {
  switch (order) {
    case 'list':
      return unit.position;
    case 'name':
      return unit.name;
    case 'rateOfRegistered':
      return basisPoints(shareOfRegistered(all));
    case 'rateOfHeadcount': {
      const share = shareOfHeadcount(all);
      return share && basisPoints(share);
    }
    case 'average':
      return averageScore(all);
    case 'registered':
    case 'tookPart':
    case 'attempts':
    case 'valid':
    case 'perfect':
    case 'headcount':
      return all[order];
  }
}

function monitorKey({ unit, counts }: NamedCounts, order: MonitorOrder): Key {
  switch (order) {
    case 'list':
      return unit.position;
    case 'name':
      return unit.name;
    case 'notStarted':
    case 'working':
    case 'away':
    case 'submitted':
      return counts[order];
  }
}
