import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blank,
  changed,
  withFlags,
  withFlagsTold,
  withRemembered,
  withStored,
  type LocalAnswer,
  type LocalAnswers
} from '#lib/client/answers.ts';
import { newMutationId } from '#lib/client/revised.ts';
import type { Place } from '#lib/domain/quiz/places.ts';

const mine = (
  position: number,
  choice: Place,
  revision: number,
  isStored = false
): LocalAnswer => ({
  ...blank(position),
  choice: [choice],
  revision,
  mutationId: `${position}-${revision}`,
  isStored
});

const known = (...answers: LocalAnswer[]): LocalAnswers =>
  new Map(answers.map((answer) => [answer.position, answer]));

describe('what the server keeps', () => {
  test('beats an older answer of this browser', () => {
    const merged = withStored(known(mine(1, 'A', 2)), [
      { position: 1, choice: ['B'], revision: 3 }
    ]);
    expect(merged.get(1)).toMatchObject({ choice: ['B'], revision: 3, isStored: true });
  });

  test('leaves a newer answer of this browser to be sent', () => {
    const merged = withStored(known(mine(1, 'A', 4)), [
      { position: 1, choice: ['B'], revision: 3 }
    ]);
    expect(merged.get(1)).toMatchObject({ choice: ['A'], revision: 4, isStored: false });
  });

  test('settles an answer whose acknowledgement was lost', () => {
    const merged = withStored(known(mine(1, 'A', 3)), [
      { position: 1, choice: ['A'], revision: 3 }
    ]);
    expect(merged.get(1)).toMatchObject({ choice: ['A'], isStored: true });
  });

  test('is asked again for an answer that it said it had and has not', () => {
    const merged = withStored(known(mine(1, 'A', 3, true)), []);
    expect(merged.get(1)).toMatchObject({ choice: ['A'], isStored: false });
  });

  test('takes no flag away', () => {
    const flagged = { ...mine(1, 'A', 1), isFlagged: true };
    const merged = withStored(known(flagged), [{ position: 1, choice: ['B'], revision: 2 }]);
    expect(merged.get(1)?.isFlagged).toBe(true);
  });
});

test('what an earlier visit left is used only where it is newer', () => {
  const merged = withRemembered(known(mine(1, 'A', 5), mine(2, 'A', 1)), [
    mine(1, 'B', 4),
    mine(2, 'C', 2),
    { ...blank(3), isFlagged: true, isFlagTold: false }
  ]);
  expect(merged.get(1)).toMatchObject({ choice: ['A'], revision: 5 });
  expect(merged.get(2)).toMatchObject({ choice: ['C'], revision: 2, isStored: false });
  expect(merged.get(3)).toMatchObject({ revision: 0, isFlagged: true, isStored: true });
});

describe('marks', () => {
  const marked = (position: number, isFlagTold: boolean): LocalAnswer => ({
    ...blank(position),
    isFlagged: true,
    isFlagTold
  });
  const flaggedIn = (answers: LocalAnswers): number[] =>
    [...answers.values()].filter((one) => one.isFlagged).map((one) => one.position);

  test('are those that the server keeps, set on this device or another', () => {
    const merged = withFlags(known(marked(1, true), mine(2, 'A', 1)), [2, 4]);
    expect(flaggedIn(merged)).toEqual([2, 4]);
  });

  test('that the server was not told stay, set or taken off', () => {
    const takenOff = { ...blank(2), isFlagTold: false };
    expect(flaggedIn(withFlags(known(marked(1, false), takenOff), [2]))).toEqual([1]);
  });

  test('are told once the server has said that it knows them, unless changed meanwhile', () => {
    const told = withFlagsTold(known(marked(1, false), marked(2, false)), [1]);
    expect(told.get(1)?.isFlagTold).toBe(true);
    expect(told.get(2)?.isFlagTold).toBe(false);
  });

  test('of an earlier visit count where they were not told', () => {
    const now = withFlags(known(), [5]);
    const merged = withRemembered(now, [marked(1, false), marked(3, true)]);
    expect(flaggedIn(merged)).toEqual([5, 1]);
  });
});

const answer = fc.record({
  position: fc.integer({ min: 1, max: 5 }),
  choice: fc.constantFrom<Place>('A', 'B', 'C', 'D'),
  revision: fc.integer({ min: 1, max: 6 })
});
const stored = fc.uniqueArray(answer, { selector: (one) => one.position });

test('no merge ever lowers a revision, and what is unsent stays unsent until it is beaten', () => {
  fc.assert(
    fc.property(stored, stored, (local, onServer) => {
      const before = known(...local.map((one) => mine(one.position, one.choice, one.revision)));
      const after = withStored(
        before,
        onServer.map((one) => ({ ...one, choice: [one.choice] }))
      );
      for (const [position, was] of before) {
        const is = after.get(position) ?? blank(position);
        const other = onServer.find((one) => one.position === position)?.revision ?? 0;
        expect(is.revision).toBe(Math.max(was.revision, other));
        expect(is.isStored).toBe(other >= was.revision);
      }
    })
  );
});

test('a change counts one up, is unsent and keeps the flag', () => {
  const before = { ...mine(1, 'A', 3, true), isFlagged: true };
  expect(changed(before, [], 'new')).toEqual({
    position: 1,
    choice: [],
    revision: 4,
    mutationId: 'new',
    isStored: false,
    isFlagged: true,
    isFlagTold: true
  });
});

test('names of changes have the form that the server asks for, and differ', () => {
  const names = Array.from({ length: 100 }, newMutationId);
  expect(new Set(names).size).toBe(100);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{32}$/);
});
