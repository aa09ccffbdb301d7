import type { MarkingResults } from '#lib/domain/judging/views.ts';
import { dateTime, marks } from '#lib/text/format.ts';
import { adjustmentWords } from '#lib/text/judging-words.ts';
import * as m from '#lib/text/paraglide/messages.js';

/**
 * What happened besides marking, a sentence each in the order of the teams or entries: conferences,
 * third markers, deductions and bonuses, sheets that were done without or given back.
 */
export const incidents = ({ rows, judges }: MarkingResults): string[] =>
  rows
    .toSorted((left, right) => left.ordinal - right.ordinal)
    .flatMap((row) => {
      const { name, conclusion, thirdMarkerId, final, waived, reopened } = row;
      const third = judges.find(({ id }) => id === thirdMarkerId);
      return [
        ...(conclusion === null ? [] : [m.judging_desk_incident_conference({ name, conclusion })]),
        ...(third ? [m.judging_desk_incident_third({ name, judge: third.name })] : []),
        ...final.adjustments.map(({ kind, points, reason }) => {
          const facts = { name, kind: adjustmentWords[kind](), reason };
          return points < 0
            ? m.judging_desk_incident_taken({ ...facts, points: marks(-points) })
            : m.judging_desk_incident_added({ ...facts, points: marks(points) });
        }),
        ...waived.map((one) =>
          m.judging_desk_incident_waived({ name, judge: one.name, reason: one.reason })
        ),
        ...reopened.flatMap(({ judgeName, events }) =>
          events
            .filter(({ kind }) => kind === 'reopened')
            .map(({ at, reason }) =>
              m.judging_desk_incident_reopened({
                name,
                judge: judgeName,
                time: dateTime(at),
                reason: reason ?? ''
              })
            )
        )
      ];
    });
