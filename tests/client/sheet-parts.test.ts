import { describe, expect, test } from 'vitest';
import {
  blankPart,
  changedPart,
  changesOf,
  keptParts,
  marksOf,
  NOTE,
  withKept,
  withRemembered,
  type LocalPart,
  type LocalParts
} from '#lib/client/sheet-parts.ts';

const mine = (
  place: string,
  value: number | string | null,
  revision: number,
  isStored = false
): LocalPart => ({ place, value, revision, mutationId: `${place}-${revision}`, isStored });

const known = (...parts: LocalPart[]): LocalParts =>
  new Map(parts.map((part) => [part.place, part]));

describe('what the server keeps', () => {
  test('is the beginning: marks, marks taken off, the note', () => {
    const kept = keptParts({
      marks: { a: 850 },
      revisions: { a: 3, b: 2 },
      note: 'Diễn tốt',
      noteRevision: 1
    });
    const { parts, overruled } = withKept(new Map(), kept, true);
    expect(parts.get('a')).toMatchObject({ value: 850, revision: 3, isStored: true });
    expect(parts.get('b')).toMatchObject({ value: null, revision: 2, isStored: true });
    expect(parts.get(NOTE)).toMatchObject({ value: 'Diễn tốt', revision: 1 });
    expect([...marksOf(parts)]).toEqual([['a', 850]]);
    expect(overruled).toEqual(['a', NOTE]);
  });

  test('settles what was sent and tells nobody', () => {
    const { parts, overruled } = withKept(
      known(mine('a', 850, 3)),
      [{ place: 'a', value: 850, revision: 3 }],
      false
    );
    expect(parts.get('a')?.isStored).toBe(true);
    expect(overruled).toEqual([]);
  });

  test('leaves a mark changed meanwhile to be sent', () => {
    const { parts, overruled } = withKept(
      known(mine('a', 900, 4)),
      [{ place: 'a', value: 850, revision: 3 }],
      true
    );
    expect(parts.get('a')).toMatchObject({ value: 900, isStored: false });
    expect(overruled).toEqual([]);
  });

  test.each([
    ['of a higher revision', 5],
    ['of the same revision, which came first', 4]
  ])("replaces this device's mark by another's %s, and says so", (_name, revision) => {
    const { parts, overruled } = withKept(
      known(mine('a', 900, 4), mine('b', 200, 1, true)),
      [
        { place: 'a', value: 700, revision },
        { place: 'b', value: 200, revision: 1 }
      ],
      true
    );
    expect(parts.get('a')).toMatchObject({ value: 700, revision, isStored: true });
    expect(overruled).toEqual(['a']);
  });

  test('is asked again for a mark that it said it had and has not', () => {
    const stored = known(mine('a', 850, 3, true));
    expect(withKept(stored, [], true).parts.get('a')?.isStored).toBe(false);
    expect(withKept(stored, [], false).parts.get('a')?.isStored).toBe(true);
  });
});

describe('what an earlier visit left', () => {
  test('is sent where the server has nothing newer', () => {
    const { parts, overruled } = withRemembered(known(mine('a', 800, 2, true)), [
      mine('a', 850, 3),
      mine('b', 300, 1)
    ]);
    expect(parts.get('a')).toMatchObject({ value: 850, isStored: false });
    expect(parts.get('b')).toMatchObject({ value: 300, isStored: false });
    expect(overruled).toEqual([]);
  });

  test('gives way to a newer mark of another device, and that is told if it was never sent', () => {
    const now = known(mine('a', 700, 5, true), mine('b', 300, 2, true));
    const { parts, overruled } = withRemembered(now, [mine('a', 850, 3), mine('b', 100, 1, true)]);
    expect(parts).toEqual(now);
    expect(overruled).toEqual(['a']);
  });

  test('never sends what this browser did not make', () => {
    const foreign = { ...mine('a', 850, 3), mutationId: null };
    expect(withRemembered(new Map(), [foreign]).parts.size).toBe(0);
  });
});

test('changes go out as the server asks for them', () => {
  const mark = changedPart(blankPart('a'), 850, 'x');
  const off = changedPart(mine('b', 300, 4, true), null, 'y');
  const note = changedPart(blankPart(NOTE), 'Diễn tốt', 'z');
  expect(changesOf([mark, off, note])).toEqual({
    marks: [
      { criterionId: 'a', mark: 850, revision: 1, mutationId: 'x' },
      { criterionId: 'b', mark: null, revision: 5, mutationId: 'y' }
    ],
    note: { text: 'Diễn tốt', revision: 1 }
  });
  expect(changesOf([mark])).not.toHaveProperty('note');
});
