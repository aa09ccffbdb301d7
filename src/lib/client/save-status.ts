import type { Instant } from '../domain/core/time.ts';
import type { Phase } from './autosave.svelte.ts';
import type { SheetPhase } from './sheet-saver.svelte.ts';

/** Whether a page saves, as far as the page knows. */
export type Standing =
  /** No script runs: nobody saves by itself. */
  | 'asleep'
  /** The server has not said yet that this page may save. */
  | 'opening'
  | 'open'
  /** May not save now: another page does, or nobody is signed in. */
  | 'paused'
  /** Time is over: what is unsent stays unsent. */
  | 'over'
  /** Handed in. */
  | 'closed';

export type SaveFacts = {
  standing: Standing;
  /** What the server has not said it keeps. */
  unsent: number;
  /** What it keeps. */
  stored: number;
  /** The last request was not answered. */
  isUnreachable: boolean;
  /** For how long something has been unsent. */
  unsentSeconds: number;
  savedAt: Instant | null;
};

/** What may be said about saving: facts, never hopes. */
export type SaveStatus =
  | { code: 'asleep' | 'opening' | 'none' | 'unreachable' | 'over' | 'closed' }
  | { code: 'saving' | 'slow' | 'waiting' | 'paused' | 'late' | 'stored'; count: number }
  | { code: 'saved'; at: Instant };

/** "Saving" is believed for so long; then the number of what is unsent is the news. */
export const SLOW_AFTER_SECONDS = 5;

/** What is known about saving. As long as anything is unsent nothing is called saved. */
export function saveStatus(facts: SaveFacts): SaveStatus {
  if (facts.standing === 'asleep') return { code: 'asleep' };
  return facts.unsent > 0 ? unsentStatus(facts) : storedStatus(facts);
}

function unsentStatus({ standing, unsent, isUnreachable, unsentSeconds }: SaveFacts): SaveStatus {
  if (standing === 'paused') return { code: 'paused', count: unsent };
  if (standing === 'over' || standing === 'closed') return { code: 'late', count: unsent };
  if (isUnreachable) return { code: 'waiting', count: unsent };
  return { code: unsentSeconds >= SLOW_AFTER_SECONDS ? 'slow' : 'saving', count: unsent };
}

function storedStatus({ standing, stored, isUnreachable, savedAt }: SaveFacts): SaveStatus {
  if (standing === 'paused') return { code: 'paused', count: 0 };
  if (standing === 'closed') return { code: 'closed' };
  if (isUnreachable) return { code: 'unreachable' };
  if (standing === 'opening') return { code: 'opening' };
  if (savedAt !== null) return { code: 'saved', at: savedAt };
  if (stored > 0) return { code: 'stored', count: stored };
  return { code: standing === 'over' ? 'over' : 'none' };
}

/** Where saving stands on a paper. */
export function paperStanding(facts: {
  isAlive: boolean;
  phase: Phase;
  /** The server has refused a save because time was over. */
  isRefused: boolean;
  isUnreachable: boolean;
  isTimeOver: boolean;
}): Standing {
  if (!facts.isAlive) return 'asleep';
  switch (facts.phase) {
    case 'submitted':
      return 'closed';
    case 'taken-over':
    case 'signed-out':
    case 'not-found':
      return 'paused';
    case 'opening':
    case 'working':
    case 'time-over':
      if (facts.isRefused || (facts.isTimeOver && facts.isUnreachable)) return 'over';
      return facts.phase === 'opening' ? 'opening' : 'open';
  }
}

/** Where saving stands on a judge's sheet. */
export function sheetStanding(facts: { isAlive: boolean; phase: SheetPhase }): Standing {
  if (!facts.isAlive) return 'asleep';
  switch (facts.phase) {
    case 'closed':
      return 'closed';
    case 'signed-out':
    case 'not-found':
      return 'paused';
    case 'working':
      return 'open';
  }
}
