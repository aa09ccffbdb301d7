import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { PLACES, optionIdsAt, placesOf } from '#lib/domain/quiz/places.ts';
import { decideSave, type SaveFacts, type SaveIntent } from '#lib/domain/quiz/save.ts';
import { attempt, EIGHT } from './attempts.ts';

const END = EIGHT + 30 * MINUTE;
const intent: SaveIntent = {
  position: 3,
  choice: ['B'],
  revision: 1,
  mutationId: 'm1'
};
const facts: SaveFacts = {
  holder: 1,
  receivedAt: EIGHT + MINUTE,
  mayBeLate: false,
  isRepeat: false,
  storedRevision: 0,
  optionOrder: ['d', 'a', 'c', 'b']
};
const stored = (optionIds: string[], isLate: boolean) => ({
  ok: true,
  value: { kind: 'store', optionIds, isLate }
});
const store = (...optionIds: string[]) => stored(optionIds, false);
const nothingNew = { ok: true, value: { kind: 'nothing-new' } };
const refuse = (refusal: string) => ({ ok: false, refusal });

describe('deciding a save', () => {
  it.each([
    ['a first answer', {}, {}, {}, store('a')],
    ['an answer taken back', {}, { choice: [] }, {}, store()],
    ['a newer revision', {}, { revision: 5 }, { storedRevision: 4 }, store('a')],
    ['an older revision that arrives late (F27)', {}, {}, { storedRevision: 4 }, nothingNew],
    ['the same revision from elsewhere', {}, {}, { storedRevision: 1 }, nothingNew],
    ['a repeat (R2)', {}, {}, { isRepeat: true, storedRevision: 1 }, nothingNew],
    ['one millisecond before the end', {}, {}, { receivedAt: END - 1 }, store('a')],
    ['the very end', {}, {}, { receivedAt: END }, store('a')],
    ['the last moment of grace', {}, {}, { receivedAt: END + 5 * SECOND }, store('a')],
    ['after the grace', {}, {}, { receivedAt: END + 5 * SECOND + 1 }, refuse('time-over')],
    [
      'after an outage over the end, marked',
      {},
      {},
      { receivedAt: END + MINUTE, mayBeLate: true },
      stored(['a'], true)
    ],
    ['in time where it might be late, unmarked', {}, {}, { mayBeLate: true }, store('a')],
    [
      'after an outage, but handed in',
      { state: 'submitted', submitReason: 'timeout' },
      {},
      { receivedAt: END + MINUTE, mayBeLate: true },
      refuse('time-over')
    ],
    [
      'after the end with credit',
      { creditMs: MINUTE },
      {},
      { receivedAt: END + MINUTE },
      store('a')
    ],
    [
      'after the end with extra time',
      { extraMs: MINUTE },
      {},
      { receivedAt: END + MINUTE },
      store('a')
    ],
    [
      'after the hand-in',
      { state: 'submitted', submitReason: 'user' },
      {},
      {},
      refuse('attempt-submitted')
    ],
    [
      'after the server handed in',
      { state: 'submitted', submitReason: 'timeout' },
      {},
      {},
      refuse('time-over')
    ],
    [
      'a repeat whose first answer was lost, after the hand-in (F26)',
      { state: 'submitted', submitReason: 'user' },
      {},
      { isRepeat: true, storedRevision: 1 },
      nothingNew
    ],
    [
      'a repeat that something newer has overtaken (F27)',
      {},
      {},
      { isRepeat: true, storedRevision: 2 },
      nothingNew
    ],
    [
      'an id that another change has used up: it must never be told "stored" (I1)',
      {},
      {},
      { isRepeat: true, storedRevision: 0 },
      refuse('mutation-reused')
    ],
    ['a page that was taken over (F30)', { holder: 2 }, {}, {}, refuse('taken-over')],
    ['a place that shows nothing', {}, { choice: ['E'] }, {}, refuse('not-in-paper')],
    ['a place twice', {}, { choice: ['A', 'A'] }, {}, refuse('not-in-paper')],
    ['a position of another paper', {}, {}, { optionOrder: undefined }, refuse('not-in-paper')],
    ['the largest step (R3)', {}, { revision: 1000 }, {}, store('a')],
    ['a revision beyond reach (R3)', {}, { revision: 1001 }, {}, refuse('revision-too-far')]
  ] as const)('%s', (_name, overAttempt, overIntent, overFacts, expected) => {
    const decision = decideSave(
      attempt(overAttempt as Parameters<typeof attempt>[0]),
      { ...intent, ...(overIntent as Partial<SaveIntent>) },
      { ...facts, ...(overFacts as Partial<SaveFacts>) }
    );
    expect(decision).toEqual(expected);
  });

  it('ends at the newest revision whatever the order of arrival (R3)', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }),
        (revisions) => {
          let storedRevision = 0;
          for (const revision of revisions) {
            const decision = decideSave(
              attempt(),
              { ...intent, revision },
              { ...facts, storedRevision }
            );
            if (decision.ok && decision.value.kind === 'store') storedRevision = revision;
          }
          expect(storedRevision).toBe(Math.max(...revisions));
        }
      )
    );
  });
});

describe('places of a paper', () => {
  it('lead back to the options they showed (D11)', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2, maxLength: 8 }),
        fc.subarray([...PLACES]),
        (order, wanted) => {
          const shown = wanted.filter((place) => PLACES.indexOf(place) < order.length);
          const ids = optionIdsAt(order, shown);
          expect(ids).toHaveLength(shown.length);
          expect(placesOf(order, ids ?? [])).toEqual(shown);
        }
      )
    );
  });
});
