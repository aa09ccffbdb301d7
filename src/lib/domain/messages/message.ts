import type { Instant } from '../core/time.ts';

/** Whom a message is for: all of the contest, a session, or a unit with all below it. */
export type Audience =
  { kind: 'all' } | { kind: 'session'; sessionId: string } | { kind: 'unit'; unitId: string };

export const LONGEST_MESSAGE = 500;

/** A message as a contestant sees it. */
export type ShownMessage = { id: string; words: string; sentAt: Instant };

/** Where a contestant is: the session they sit or will sit, and their unit with all above it. */
export type Place = { sessionId: string | null; unitPath: readonly string[] };

/** Is a message for this audience also for somebody there? */
export function reaches(audience: Audience, { sessionId, unitPath }: Place): boolean {
  switch (audience.kind) {
    case 'all':
      return true;
    case 'session':
      return audience.sessionId === sessionId;
    case 'unit':
      return unitPath.includes(audience.unitId);
  }
}
