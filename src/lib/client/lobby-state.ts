import type { Instant } from '../domain/core/time.ts';
import type { LobbyView } from '../domain/quiz/views.ts';

/** What a waiting room shows at an instant. */
export type LobbyState =
  'upcoming' | 'open' | 'continue' | 'granted' | 'submitted' | 'closed' | 'no-session' | 'checking';

/**
 * Carries what the server said when the page was made on to a later time, so that the room opens
 * and closes by itself. Whether somebody may start is decided by the server when they press.
 */
export function lobbyState(lobby: LobbyView, now: Instant): LobbyState {
  const { start, session, submitted, help } = lobby;
  if (start.kind === 'continue') return 'continue';
  if (help?.kind === 'start' && now <= help.until) return 'granted';
  if (!session) return 'no-session';
  if (start.kind === 'refused' && start.refusal === 'clock-in-doubt') return 'checking';
  const last = submitted.length > 0 ? 'submitted' : 'closed';
  if (start.kind === 'refused' && start.refusal !== 'session-not-open') return last;
  if (now < session.opensAt) return 'upcoming';
  return now < session.closesAt ? 'open' : last;
}
