import type { Permission } from '../../domain/auth/permissions.ts';
import { comparePeople } from '../../domain/core/vietnamese.ts';
import { NO_FILTER, type ReportFilter } from '../../domain/reports/filter.ts';
import type { PeopleGroup } from '../../domain/reports/people-behind.ts';
import { unitsIn } from '../../domain/reports/scope.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as store from './people-store.ts';
import { openReading, type ReportHead } from './reading.ts';

type May = Permission<'participation.view'>;

/** The people behind a number, one page of them. */
export type PeopleView = ReportHead & {
  filter: ReportFilter;
  group: PeopleGroup;
  found: number;
  page: number;
  pages: number;
  people: NamedPerson[];
};

type NamedPerson = store.ListedPerson & { unitName: string };

const PAGE_SIZE = 100;

/** Lists up to this long are sorted by given name; longer ones stay by candidate number. */
const SORTED = 5_000;

/**
 * The people whom a number counts, by name and without a score; null before there is a contest.
 * Every look is put on the audit log: these are personal data (Law 91/2025/QH15).
 */
export async function readPeopleBehind(
  ctx: Ctx,
  permission: May,
  { group, page }: { group: PeopleGroup; page: number },
  filter: ReportFilter = NO_FILTER
): Promise<PeopleView | null> {
  const list = await openList(ctx, permission, group, filter);
  if (!list) return null;
  const pages = Math.max(1, Math.ceil(list.found / PAGE_SIZE));
  const shown = Math.min(page, pages);
  const people = list.found === 0 ? [] : await pageOf(ctx, list.of, list.found, shown);
  await list.put({ page: shown, people: people.length });
  return {
    ...list.head,
    filter,
    group,
    found: list.found,
    page: shown,
    pages,
    people: people.map(list.named)
  };
}

/** All the people whom a number counts, for a file; null before there is a contest. On the audit log. */
export async function everybodyBehind(
  ctx: Ctx,
  permission: May,
  group: PeopleGroup,
  filter: ReportFilter = NO_FILTER
): Promise<(ReportHead & { people: NamedPerson[] }) | null> {
  const list = await openList(ctx, permission, group, filter);
  if (!list) return null;
  const people =
    list.found === 0 ? [] : await store.people(ctx.db, list.of, { limit: list.found, offset: 0 });
  await list.put({ people: people.length });
  return { ...list.head, people: sorted(people).map(list.named) };
}

/** A list with its length, before anybody of it is read. */
async function openList(ctx: Ctx, permission: May, group: PeopleGroup, filter: ReportFilter) {
  const reading = await openReading(ctx, permission, filter);
  if (!reading) return null;
  const { view, tree, scope, head } = reading;
  const unitIds = unitsIn(tree, scope).map((unit) => unit.id);
  const of = { contestId: view.contest.id, roundId: view.round.id, unitIds, group };
  const target = scope.topId === null ? `contest:${view.contest.id}` : `unit:${scope.topId}`;
  return {
    of,
    found: unitIds.length === 0 ? 0 : await store.countPeople(ctx.db, of),
    head: head(ctx.now()),
    named: (one: store.ListedPerson): NamedPerson => ({
      ...one,
      unitName: tree.get(one.unitId)?.name ?? ''
    }),
    put: (seen: { page?: number; people: number }): Promise<void> =>
      ctx.tx((ctx) =>
        audit.record(ctx, permission.actor, 'report.people', target, {
          group,
          bloc: scope.bloc,
          ...seen
        })
      )
  };
}

const sorted = (people: readonly store.ListedPerson[]): store.ListedPerson[] =>
  people.toSorted((left, right) => comparePeople(left.fullName, right.fullName));

async function pageOf(
  ctx: Ctx,
  of: store.Listed,
  found: number,
  page: number
): Promise<store.ListedPerson[]> {
  const offset = (page - 1) * PAGE_SIZE;
  if (found > SORTED) return store.people(ctx.db, of, { limit: PAGE_SIZE, offset });
  const all = await store.people(ctx.db, of, { limit: found, offset: 0 });
  return sorted(all).slice(offset, offset + PAGE_SIZE);
}
