import type { MarkedResult, MarkingResults } from '#lib/domain/judging/views.ts';
import { dateTime, marks } from '#lib/text/format.ts';
import { adjustmentWords, methodWords } from '#lib/text/judging-words.ts';
import * as m from '#lib/text/paraglide/messages.js';

/**
 * What happened besides marking, a sentence each with its time: changes of the method, then in the
 * order of the teams or entries conferences, third markers, deductions and bonuses, sheets that were
 * done without or given back.
 */
export const incidents = ({ rows, methodChanges }: MarkingResults): string[] => [
  ...methodChanges.map(({ at, before, after, reason }) =>
    m.judging_desk_incident_method({
      time: dateTime(at),
      before: methodWords[before](),
      after: methodWords[after](),
      reason
    })
  ),
  ...[...rows].sort((left, right) => left.ordinal - right.ordinal).flatMap(incidentsOf)
];

const incidentsOf = (row: MarkedResult): string[] => [
  ...settled(row),
  ...adjusted(row),
  ...row.waived.map(({ name: judge, reason, at }) =>
    m.judging_desk_incident_waived({ name: row.name, judge, reason, time: dateTime(at) })
  ),
  ...row.reopened.flatMap(({ judgeName: judge, events }) =>
    events
      .filter(({ kind }) => kind === 'reopened')
      .map(({ at, reason }) =>
        m.judging_desk_incident_reopened({
          name: row.name,
          judge,
          time: dateTime(at),
          reason: reason ?? ''
        })
      )
  )
];

/** How marks that lay too far apart were settled. */
function settled({ name, conference, thirdMarker }: MarkedResult): string[] {
  const lines: string[] = [];
  if (conference) {
    const { conclusion, at } = conference;
    lines.push(m.judging_desk_incident_conference({ name, conclusion, time: dateTime(at) }));
  }
  if (thirdMarker?.called) {
    const { at, reason } = thirdMarker.called;
    const facts = { name, judge: thirdMarker.name, time: dateTime(at), reason };
    lines.push(m.judging_desk_incident_third(facts));
  }
  return lines;
}

const adjusted = ({ name, adjustments }: MarkedResult): string[] =>
  adjustments.map(({ kind, points, reason, at }) => {
    const facts = { name, kind: adjustmentWords[kind](), reason, time: dateTime(at) };
    return points < 0
      ? m.judging_desk_incident_taken({ ...facts, points: marks(-points) })
      : m.judging_desk_incident_added({ ...facts, points: marks(points) });
  });
