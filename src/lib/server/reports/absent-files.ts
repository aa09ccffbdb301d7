import type { Permission } from '../../domain/auth/permissions.ts';
import { dateTime, number } from '../../text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { scopeLine } from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { text, whole } from './columns.ts';
import { everybodyBehind } from './people-behind.ts';
import type { Report } from './report-file.ts';

/** Who has not taken part yet, with name and unit; null before there is a contest. */
export async function absentReport(
  ctx: Ctx,
  permission: Permission<'participation.view'>
): Promise<Report | null> {
  const view = await everybodyBehind(ctx, permission, 'absent');
  if (!view) return null;
  const { contestName, asOf, people } = view;
  const facts = people.map(({ unitId: _, ...person }) => person);
  return {
    name: m.figures_people_absent(),
    asOf,
    title: [
      contestName,
      m.figures_people_absent(),
      `${scopeLine(view)} ${m.figures_people_count({ count: number(people.length) })}. ${m.reports_as_of({ time: dateTime(asOf) })}.`
    ],
    columns: [
      text(m.results_full_name(), 28),
      whole(m.people_birth_year(), 10),
      text(m.results_staff_code(), 14),
      text(m.results_candidate_no(), 12),
      text(m.figures_unit(), 40),
      text(m.figures_people_position(), 28)
    ],
    rows: facts.map(({ fullName, birthYear, staffCode, candidateNo, unitName, position }) => [
      fullName,
      birthYear,
      staffCode,
      candidateNo,
      unitName,
      position
    ]),
    facts: { contest: contestName, asOf: new Date(asOf).toISOString(), rows: facts }
  };
}
