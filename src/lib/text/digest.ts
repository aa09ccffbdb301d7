import type { Gate } from '../domain/contest/rules.ts';
import type { Instant } from '../domain/core/time.ts';
import type { Goal } from '../domain/reports/goal.ts';
import type { Laggards } from '../domain/reports/laggards.ts';
import { shareOfRegistered, type Participation } from '../domain/reports/participation.ts';
import { dateTime, number } from './format.ts';
import { gateRules, missingText } from './gates.ts';
import { ownParticipationText } from './own-participation.ts';
import { rateText } from './participation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { denominatorWords } from './report-words.ts';

/** What a digest tells: of the whole contest, or of one unit with what is below it. */
export type DigestFacts = {
  contestName: string;
  unit: { id: string; name: string; goal: Goal } | null;
  asOf: Instant;
  closesAt: Instant | null;
  total: Participation;
  gates: readonly Gate[];
  laggards: Laggards;
  /** Where to read on; null where the server does not know its own address. */
  address: string | null;
};

/** The digest as a message: participation so far, and who is behind by how many people. */
export function digestMessage(facts: DigestFacts): { subject: string; text: string } {
  const { full } = facts.laggards;
  const rules = gateRules(facts.gates);
  const lines = [
    standing(facts),
    ...(full.length > 0 ? [m.digest_full({ count: number(full.length) })] : []),
    ...(rules === null ? [] : [rules]),
    '',
    ...belowLines(facts),
    '',
    ...(facts.closesAt === null ? [] : [m.digest_closes({ time: dateTime(facts.closesAt) })]),
    ...(facts.address === null ? [] : [m.digest_address({ address: facts.address })])
  ];
  return {
    subject: m.digest_subject({ contest: facts.contestName, time: dateTime(facts.asOf) }),
    text: lines.join('\n').trimEnd()
  };
}

function standing({ unit, asOf, total }: DigestFacts): string {
  if (unit) return ownParticipationText({ unitName: unit.name, asOf, total, goal: unit.goal });
  const share = shareOfRegistered(total);
  return m.digest_whole({
    time: dateTime(asOf),
    part: number(share.part),
    whole: number(share.whole),
    rate: rateText(share)
  });
}

function belowLines({ unit, laggards: { threshold, denominator, below } }: DigestFacts): string[] {
  if (below.length === 0) return [m.digest_nobody_below({ threshold })];
  // What the own unit lacks has been said.
  const others = below.filter((one) => one.unit.id !== unit?.id);
  if (others.length === 0) return [];
  return [
    m.digest_below({ threshold, of: denominatorWords[denominator]() }),
    ...others.map((one) => belowLine(one, threshold))
  ];
}

/** "- UBND huyện Tam Nông: 10/35 (28,57%), còn 8 người nữa đạt 50%" */
const belowLine = (
  { unit, share, missing }: Laggards['below'][number],
  threshold: number
): string =>
  m.digest_below_line({
    unit: unit.name,
    part: number(share.part),
    whole: number(share.whole),
    rate: rateText(share),
    missing: missingText(missing, threshold)
  });
