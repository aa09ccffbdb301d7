import type { Instant } from '../core/time.ts';
import { compareText } from '../core/vietnamese.ts';
import { rankBy, type Ranked } from '../results/rank.ts';

/** A public vote on the entries of a call (B7). It never touches the jury's marks. */
export type Poll = { opensAt: Instant; closesAt: Instant };

/** `none`: the organizers have not switched it on. */
export type PollPhase = 'none' | 'open' | 'closed';

export const pollPhase = (poll: Poll | null, now: Instant): PollPhase => {
  if (poll === null) return 'none';
  return now < poll.closesAt ? 'open' : 'closed';
};

export type VoteRefusal = 'vote-not-open' | 'already-voted' | 'entry-unknown';

/** Why a vote does not count, or null. One account has one vote, and it stands. */
export function voteRefusal(facts: {
  phase: PollPhase;
  hasVoted: boolean;
  /** Was the entry handed in and not withdrawn? */
  counts: boolean;
}): VoteRefusal | null {
  if (facts.phase !== 'open') return 'vote-not-open';
  if (facts.hasVoted) return 'already-voted';
  return facts.counts ? null : 'entry-unknown';
}

export type Voted = { id: string; name: string; title: string; votes: number };

/** Most votes first; as many votes, the same rank. */
export const rankVotes = (entries: readonly Voted[]): Ranked<Voted>[] =>
  rankBy(
    entries,
    (left, right) => right.votes - left.votes,
    (left, right) => compareText(left.name, right.name)
  );

/** How a vote stands. Nobody learns who is ahead before it is closed. */
export type PollView = {
  phase: PollPhase;
  poll: Poll | null;
  /** Accounts that have voted. */
  voters: number;
  /** Officials of the contest: each of them may vote once. */
  mayVote: number;
  /** Null until it is closed. */
  result: Ranked<Voted>[] | null;
  /** Votes for entries that were withdrawn afterwards; with the result they add up to the voters. */
  forWithdrawn: number;
};

/** An entry to be voted for. */
export type Candidate = {
  id: string;
  name: string;
  title: string;
  version: number;
  isFilm: boolean;
  link: string | null;
};
