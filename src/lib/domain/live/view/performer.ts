import { currentSegment } from '../stage.ts';
import type { ShowState, Step } from '../state.ts';

/** A team before the jury, by the ids that its sheets are filed under. */
export type Performer = {
  finalId: string;
  segmentId: string;
  teamId: string;
  name: string;
  step: Extract<Step, 'preparing' | 'performing' | 'marking' | 'marked'>;
};

/** The team that performs in a judged segment, from its turn until the stage is free; or null. */
export function performerOf({ programme, show }: ShowState): Performer | null {
  const current = currentSegment(programme, show);
  if (current?.segment.kind !== 'judged') return null;
  const { run } = current.phase;
  switch (run.step) {
    case 'preparing':
    case 'performing':
    case 'marking':
    case 'marked': {
      const { step, teamId } = run;
      const name = programme.teams.find(({ id }) => id === teamId)?.name ?? teamId;
      return { finalId: programme.finalId, segmentId: current.segment.id, teamId, name, step };
    }
    default:
      return null;
  }
}
