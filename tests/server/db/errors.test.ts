import { expect, it } from 'vitest';
import { isPassing, troubleOf, type DatabaseTrouble } from '#lib/server/db/errors.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

const SORTED: [unknown, DatabaseTrouble][] = [
  [coded('SQLITE_CONSTRAINT_PRIMARYKEY'), 'duplicate'],
  [coded('23505'), 'duplicate'],
  [Object.assign(coded('23505'), { table: 'audit_entry' }), 'busy'],
  [coded('SQLITE_BUSY'), 'busy'],
  [coded('55P03'), 'busy'],
  [coded('40P01'), 'busy'],
  [coded('SQLITE_FULL'), 'full'],
  [coded('53100'), 'full'],
  [coded('57P01'), 'away'],
  [coded('57014'), 'away'],
  [coded('53300'), 'away'],
  [coded('08006'), 'away'],
  [coded('ECONNREFUSED'), 'away'],
  [new Error('Connection terminated unexpectedly'), 'away'],
  [new Error('timeout exceeded when trying to connect'), 'away'],
  [new Error('Query read timeout'), 'away'],
  [coded('SQLITE_IOERR_FSYNC'), 'fatal'],
  [coded('SQLITE_CORRUPT'), 'fatal'],
  [coded('42601'), 'other'],
  [new Error('what is this'), 'other'],
  ['SQLITE_BUSY', 'other'],
  [null, 'other']
];

it.each(SORTED)('%o is %s', (error, trouble) => {
  expect(troubleOf(error)).toBe(trouble);
});

it('only what ends by itself is worth asking again', () => {
  const passing = SORTED.filter(([error]) => isPassing(error)).map(([, trouble]) => trouble);
  expect([...new Set(passing)].sort()).toEqual(['away', 'busy', 'full']);
});
