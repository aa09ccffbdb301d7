import { z } from 'zod';
import { BOARD_ORDERS, type BoardQuery } from '../domain/reports/board.ts';
import { DIRECTIONS } from '../domain/reports/arrange.ts';
import { NO_FILTER, UNIT_CHOICES, type ReportFilter } from '../domain/reports/filter.ts';
import { DENOMINATORS } from '../domain/contest/rules.ts';
import { PEOPLE_GROUPS } from '../domain/reports/people-behind.ts';
import { cleaned, id, kept, token } from './text.ts';
import { typedDay } from './typed-time.ts';

/*
 * Addresses are typed and shortened by people: what an address does not say, or says wrongly, is
 * the default.
 */

const word = id.nullable().catch(null);

/**
 * What a report is asked for by its address, and by the options of the command line.
 *
 * @param usual what is taken where nothing is asked for
 */
export const filterOver = (usual: ReportFilter): z.ZodType<ReportFilter> =>
  z.object({
    unit: word,
    bloc: word,
    day: typedDay.nullable().catch(null),
    denominator: z.enum(DENOMINATORS).catch(usual.denominator),
    threshold: z.coerce.number().int().min(1).max(100).catch(usual.threshold),
    units: z.enum(UNIT_CHOICES).catch(usual.units)
  });

/** For reports that show no rate of a unit. */
export const reportFilter = filterOver(NO_FILTER);

/** How a table of a report is ordered; which columns there are is the page's to know. */
export const reportOrder = z.object({
  order: token(30, 0).catch(''),
  direction: z.enum(DIRECTIONS).catch('asc')
});
export type ReportOrder = z.output<typeof reportOrder>;

/** Which page of a long list is asked for. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});

/** The address of the people behind a number. */
export const peopleQuery = z.object({
  group: z.enum(PEOPLE_GROUPS).catch('absent'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});

/** The address of the public unit board. */
export const boardQuery: z.ZodType<BoardQuery> = z
  .object({
    q: cleaned(0, 100).catch(''),
    bloc: word,
    order: z.enum(BOARD_ORDERS).catch('list')
  })
  .transform(({ q, ...rest }) => ({ words: q, ...rest }));

const instants = z.union([z.number(), z.record(kept(), z.number())]);

/** What entries of the audit log that reports read may hold; other fields are left out. */
export const incidentDetail = z.object({
  reason: kept().optional(),
  extraMs: z.number().optional(),
  people: z.number().optional(),
  startUntil: z.number().optional(),
  isConfirmed: z.boolean().optional(),
  points: z.number().optional(),
  takesBack: kept().nullable().optional(),
  before: instants.nullable().optional(),
  after: instants.nullable().optional(),
  answer: kept().optional(),
  beganAt: z.number().optional(),
  endedAt: z.number().optional(),
  hits: z.number().optional(),
  accountId: kept().nullable().optional(),
  unitId: kept().nullable().optional()
});

const callTimes = z.object({
  opensAt: z.number(),
  closesAt: z.number(),
  lateUntil: z.number().nullable()
});

/** What the audit log keeps of a changed call for entries, as far as reports tell it. */
export const callChange = z.object({ before: callTimes, after: callTimes });

/** The same of an entry that was handed in. */
export const versionHandedIn = z.object({
  version: z.number(),
  reason: kept().nullable().optional()
});
