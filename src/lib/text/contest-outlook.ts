import type { Instant } from '../domain/core/time.ts';
import type { Level, Topic } from '../domain/contest/blueprint-cell.ts';
import type { RoundRules } from '../domain/contest/rules.ts';
import type { ContestFile } from '../schema/contest.ts';
import { duration, marks, period } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { levelName, topicName } from './programme-words.ts';

type Outlook = { unitCounts: readonly (number | null)[]; units: number; inNone: readonly string[] };

/** Codes that are named; whoever forgot more has forgotten a session. */
const MOST_NAMED = 12;

/** What a contest's file comes to, as lines for a terminal, so that a slip of the pen is seen. */
export function outlookLines(file: ContestFile, outlook: Outlook, now: Instant): string[] {
  const { round } = file;
  return [
    m.contest_made_heading({
      state: m.contest_made_will_be(),
      name: file.name,
      code: file.code
    }),
    m.contest_made_round({ round: round.name, bank: round.bank }),
    ...paperLines(round.rules),
    m.contest_made_sessions(),
    ...round.sessions.flatMap((session, at) => sessionLines(session, outlook.unitCounts[at])),
    coverage(outlook),
    ...round.sessions.flatMap((session) => warnings(session, round.rules, now))
  ];
}

function paperLines({ paper, graceMs, scoring, attempts }: RoundRules): string[] {
  const questions = paper.blueprint.reduce((sum, { count }) => sum + count, 0);
  const most = questions * Math.max(scoring.right, scoring.blank, scoring.wrong);
  return [
    m.contest_made_paper({
      questions,
      duration: duration(paper.durationMs),
      grace: duration(graceMs)
    }),
    m.contest_made_points({
      right: marks(scoring.right),
      wrong: marks(scoring.wrong),
      blank: marks(scoring.blank),
      most: marks(most)
    }),
    m.contest_made_attempts({ max: attempts.max, counts: countsInWords(attempts) })
  ];
}

function countsInWords({ max, counts }: RoundRules['attempts']): string {
  if (max === 1) return m.contest_made_one();
  return {
    best: m.contest_made_best,
    first: m.contest_made_first,
    last: m.contest_made_last
  }[counts]();
}

type Session = ContestFile['round']['sessions'][number];

const sessionLines = ({ name, opensAt, closesAt }: Session, count: number | null = null) => [
  m.contest_made_session({
    name,
    period: period(opensAt, closesAt),
    units: count === null ? m.contest_made_for_all() : m.contest_made_for_units({ count })
  })
];

function coverage({ units, inNone }: Outlook): string {
  if (inNone.length === 0) return m.contest_made_all_covered({ count: units });
  const list = inNone.slice(0, MOST_NAMED).join(', ');
  const rest = inNone.length - MOST_NAMED;
  return m.contest_made_in_none({
    count: inNone.length,
    units: rest > 0 ? m.contest_made_and_more({ list, count: rest }) : list
  });
}

const warnings = ({ name, opensAt, closesAt }: Session, { paper }: RoundRules, now: Instant) => [
  ...(closesAt <= now ? [m.contest_made_past({ name })] : []),
  ...(closesAt - opensAt < paper.durationMs ? [m.contest_made_short({ name })] : [])
];

type Refusal =
  | { kind: 'contest-exists'; code: string; name: string }
  | { kind: 'bank-unknown'; code: string }
  | { kind: 'bank-too-small'; shortages: readonly Shortage[]; unsorted: number }
  | { kind: 'unit-unknown'; code: string; session: string; nearest: string | null };
type Shortage = { topic: Topic; level: Level; wanted: number; found: number };

/** Where the contest was to be made, and the code that was asked for. */
type Place = { folder: string; isDemo: boolean; asked: string };

/** Why a contest is not made and what to do about it. */
export function createSentences(refusal: Refusal, place: Place): string[] {
  switch (refusal.kind) {
    case 'contest-exists': {
      const there = { ...place, code: refusal.code, name: refusal.name };
      if (place.isDemo) return [m.contest_refused_demo(there)];
      return [
        refusal.code === place.asked
          ? m.contest_refused_same(there)
          : m.contest_refused_other(there)
      ];
    }
    case 'bank-unknown':
      return [m.contest_refused_bank(refusal)];
    case 'unit-unknown':
      return [
        refusal.nearest === null
          ? m.contest_refused_unit(refusal)
          : m.contest_refused_unit_near({ ...refusal, nearest: refusal.nearest })
      ];
    case 'bank-too-small':
      return [
        ...refusal.shortages.map((cell) =>
          m.contest_refused_cell({
            found: cell.found,
            wanted: cell.wanted,
            topic: topicName(cell.topic),
            level: levelName(cell.level)
          })
        ),
        ...(refusal.unsorted > 0 ? [m.contest_refused_unsorted({ count: refusal.unsorted })] : [])
      ];
  }
}
