import type { Alarm, AlarmCode, AlarmDetails } from '../domain/core/alarm.ts';
import type { Instant } from '../domain/core/time.ts';

/** What this process has noticed about itself and its surroundings; gone with the process. */
export type Alarms = {
  /** Notes a trouble; again while it stands keeps the time of the first and takes the new detail. */
  raise: <C extends AlarmCode>(code: C, detail: AlarmDetails[C]) => void;
  /** The trouble is over. */
  clear: (code: AlarmCode) => void;
  /** All that stand, the oldest first. */
  standing: () => Alarm[];
};

/** An empty list of alarms over this clock. */
export function makeAlarms(now: () => Instant): Alarms {
  const standing = new Map<AlarmCode, Alarm>();
  return {
    raise: (code, detail) => {
      standing.set(code, { code, since: standing.get(code)?.since ?? now(), detail } as Alarm);
    },
    clear: (code) => {
      standing.delete(code);
    },
    standing: () => [...standing.values()]
  };
}
