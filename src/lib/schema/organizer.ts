import { z } from 'zod';
import { DIRECTIONS, MONITOR_ORDERS, PARTICIPATION_ORDERS } from '../domain/reports/arrange.ts';
import { OUTAGE_ANSWERS } from '../domain/quiz/outage.ts';
import { RUNNING_ANSWERS } from '../domain/quiz/session-change.ts';
import { cleaned, id, line, token } from './text.ts';
import { typedMoment } from './typed-time.ts';

/*
 * Addresses are typed and shortened by people: what an address does not say, or says wrongly, is
 * the default. Forms are answered with what is wrong.
 */

const LONGEST_SEARCH = 100;

const words = cleaned(0, LONGEST_SEARCH).catch('');

/** The address of the monitor. */
export const monitorQuery = z.object({
  q: words,
  units: z.enum(['ranked', 'all']).catch('ranked'),
  order: z.enum(MONITOR_ORDERS).catch('list'),
  direction: z.enum(DIRECTIONS).catch('asc')
});
export type MonitorQuery = z.output<typeof monitorQuery>;

/** The address of the individual ranking. */
export const individualsQuery = z.object({
  q: words,
  unit: id.nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});

/** The address of the participation table; `open` names the units whose children are shown. */
export const participationQuery = z.object({
  order: z.enum(PARTICIPATION_ORDERS).catch('list'),
  direction: z.enum(DIRECTIONS).catch('asc'),
  open: token(4000, 0)
    .transform((list) => list.split(',').filter((code) => code !== ''))
    .catch([])
});
export type ParticipationQuery = z.output<typeof participationQuery>;

/** New times of a session. */
export const sessionForm = z.strictObject({
  sessionId: id,
  opensAt: typedMoment,
  closesAt: typedMoment,
  /** What becomes of papers that run, once the page has asked. */
  running: z.enum(RUNNING_ANSWERS).nullable().default(null)
});

/** By how much a person was shown that the server's time would move. */
export const clockForm = z.object({ movesMs: z.coerce.number().int() });

/** What is decided about an outage. */
export const outageForm = z.strictObject({
  outageId: id,
  answer: z.enum(OUTAGE_ANSWERS),
  reason: line(5, 200)
});
