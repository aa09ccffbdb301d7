import type { ShowState } from './state.ts';
import { mcView, operatorView, type McView, type OperatorView } from './view/host.ts';
import {
  judgeView,
  lowerThirdView,
  projectorView,
  scoreboardView,
  spectatorView,
  type JudgeView,
  type LowerThirdView,
  type ProjectorView,
  type ScoreboardView,
  type SpectatorView
} from './view/screens.ts';
import { teamView, type TeamView } from './view/team.ts';

/** Whom a view is for: one room of sockets each. */
export const SCREENS = ['judge', 'projector', 'scoreboard', 'lower-third', 'spectator'] as const;
export type Audience =
  { kind: 'operator' | 'mc' | (typeof SCREENS)[number] } | { kind: 'team'; teamId: string };

export type View =
  | OperatorView
  | McView
  | TeamView
  | JudgeView
  | ProjectorView
  | ScoreboardView
  | LowerThirdView
  | SpectatorView;

/** The whole picture of one audience, complete after any reload (ARCHITECTURE 6). */
export function viewFor(audience: Audience, state: ShowState): View {
  switch (audience.kind) {
    case 'operator':
      return operatorView(state);
    case 'mc':
      return mcView(state);
    case 'team':
      return teamView(state, audience.teamId);
    case 'judge':
      return judgeView(state);
    case 'projector':
      return projectorView(state);
    case 'scoreboard':
      return scoreboardView(state);
    case 'lower-third':
      return lowerThirdView(state);
    case 'spectator':
      return spectatorView(state);
  }
}
