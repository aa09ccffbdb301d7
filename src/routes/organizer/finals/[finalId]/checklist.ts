import type { Instant } from '#lib/domain/core/time.ts';
import type { Milestones } from '#lib/domain/live/milestones.ts';
import { dateTime, number } from '#lib/text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Facts = {
  milestones: Milestones;
  final: { id: string };
  sealed: { at: Instant; digest: string } | null;
  teams: readonly {
    heat: number | null;
    claimedAt: Instant | null;
    members: readonly { isCaptain: boolean }[];
  }[];
};

/** How far the plan of the programme is. */
type Progress = { segments: number; places: number; filled: number; problems: number };

/** Segments that a jury marks, and those of them that no jury is set to yet. */
type Juries = { judged: number; without: number };

/** A step of the preparation. `path` is where it is done, below the final's own page or absolute. */
export type Step = {
  path: string;
  name: string;
  text: string;
  state: 'done' | 'partly' | 'todo' | 'optional';
};

/** What is still to do before a final can begin, in the order in which people do it. */
export function checklist(facts: Facts, progress: Progress, juries: Juries): Step[] {
  const { sealed, teams } = facts;
  const ready = teams.filter((team) => team.members.some((one) => one.isCaptain)).length;
  const claimed = teams.filter((team) => team.claimedAt !== null).length;
  const heats = new Set(teams.map((team) => team.heat).filter((heat) => heat !== null)).size;
  const isDivided = teams.length > 0 && teams.every((team) => team.heat !== null);
  const part = (count: number): Step['state'] => {
    if (count === 0) return 'todo';
    return count === teams.length ? 'done' : 'partly';
  };
  const counts = { teams: number(teams.length) };
  return [
    {
      path: 'teams',
      name: m.finals_check_teams(),
      text: teamsText(teams.length),
      state: teams.length >= 2 ? 'done' : teams.length === 1 ? 'partly' : 'todo'
    },
    {
      path: 'teams',
      name: m.finals_check_members(),
      text: m.finals_check_members_text({ ready: number(ready), ...counts }),
      state: part(ready)
    },
    {
      path: 'heats',
      name: m.finals_check_heats(),
      text: isDivided
        ? m.finals_check_heats_text({ heats: number(heats), ...counts })
        : m.finals_check_heats_none(),
      state: heats === 0 ? 'optional' : isDivided ? 'done' : 'partly'
    },
    {
      path: 'programme',
      name: m.finals_check_programme(),
      text: sealed ? sealedText(sealed) : planText(progress),
      state: sealed ? 'done' : progress.segments === 0 ? 'todo' : 'partly'
    },
    ...juriesStep(juries),
    {
      path: 'links',
      name: m.finals_check_devices(),
      text: m.finals_check_devices_text({ claimed: number(claimed), ...counts }),
      state: part(claimed)
    },
    {
      path: 'rehearsal',
      name: m.finals_check_rehearsal(),
      text: m.finals_check_rehearsal_text(),
      state: 'optional'
    },
    showStep(facts)
  ];
}

/** The show itself: still to come, running, or over. */
function showStep({ milestones: { begunAt, endedAt }, final }: Facts): Step {
  const name = m.finals_check_show();
  if (begunAt === null) {
    return { path: `/live/${final.id}/host`, name, text: m.finals_check_show_not(), state: 'todo' };
  }
  return endedAt === null
    ? {
        path: `/live/${final.id}/host`,
        name,
        text: m.finals_check_show_begun({ time: dateTime(begunAt) }),
        state: 'partly'
      }
    : {
        path: 'record',
        name,
        text: m.finals_check_show_ended({ time: dateTime(endedAt) }),
        state: 'done'
      };
}

/** A final in which nobody marks needs no jury. */
function juriesStep({ judged, without }: Juries): Step[] {
  if (judged === 0) return [];
  const done = judged - without;
  return [
    {
      path: '/organizer/judging',
      name: m.judging_desk_check(),
      text: m.judging_desk_check_text({ done: number(done), judged: number(judged) }),
      state: without === 0 ? 'done' : done > 0 ? 'partly' : 'todo'
    }
  ];
}

function teamsText(count: number): string {
  if (count === 0) return m.finals_check_teams_none();
  return count === 1 ? m.finals_check_teams_one() : m.finals_team_count({ count: number(count) });
}

function planText({ segments, places, filled, problems }: Progress): string {
  if (segments === 0) return m.programme_check_none();
  const counts = { segments: number(segments), places: number(places) };
  return problems === 0
    ? m.programme_check_ready(counts)
    : m.programme_check_partly({
        ...counts,
        filled: number(filled),
        problems: number(problems)
      });
}

/** The first signs of the digest: enough to compare it with a printed one by eye. */
const sealedText = ({ at, digest }: { at: Instant; digest: string }): string =>
  m.finals_check_sealed_at({ time: dateTime(at), digest: digest.slice(0, 12) });
