import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pollPhase, rankVotes, voteRefusal } from '#lib/domain/entries/audience-vote.ts';

it.each([
  [null, 5, 'none'],
  [{ opensAt: 0, closesAt: 10 }, 9, 'open'],
  [{ opensAt: 0, closesAt: 10 }, 10, 'closed']
] as const)('a vote %o at %i is %s', (poll, now, phase) => {
  expect(pollPhase(poll, now)).toBe(phase);
});

it.each([
  ['none', false, true, 'vote-not-open'],
  ['closed', false, true, 'vote-not-open'],
  ['open', true, true, 'already-voted'],
  ['open', false, false, 'entry-unknown'],
  ['open', false, true, null]
] as const)(
  'a vote while it is %s, voted before %s, entry counts %s: %s',
  (phase, had, counts, is) => {
    expect(voteRefusal({ phase, hasVoted: had, counts })).toBe(is);
  }
);

it('ranks by votes alone, as many votes share a rank, and no vote is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 1 }), (votes) => {
      const entries = votes.map((count, at) => {
        const name = `Đơn vị ${at}`;
        return { id: name, name, title: name, votes: count };
      });
      const ranked = rankVotes(entries);
      expect(ranked.reduce((sum, { item }) => sum + item.votes, 0)).toBe(
        votes.reduce((sum, count) => sum + count, 0)
      );
      for (const { item, rank, sharedWith } of ranked) {
        expect(rank).toBe(1 + votes.filter((count) => count > item.votes).length);
        expect(sharedWith).toBe(votes.filter((count) => count === item.votes).length - 1);
      }
    })
  );
});
