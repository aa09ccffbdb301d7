import type { Instant } from '../domain/core/time.ts';
import type { Laggards } from '../domain/reports/laggards.ts';
import { shareOfRegistered, type Participation } from '../domain/reports/participation.ts';
import { dateTime, number } from './format.ts';
import { rateText } from './participation.ts';
import * as m from './paraglide/messages.js';

/** What a digest tells: of the whole contest, or of one unit with what is below it. */
export type DigestFacts = {
  contestName: string;
  unitName: string | null;
  asOf: Instant;
  closesAt: Instant | null;
  total: Participation;
  laggards: Laggards;
  /** Where to read on; null where the server does not know its own address. */
  address: string | null;
};

/** The digest as a message: participation so far, and who is behind by how many people. */
export function digestMessage(facts: DigestFacts): { subject: string; text: string } {
  const time = dateTime(facts.asOf);
  const { laggards, total } = facts;
  const { threshold, below, full } = laggards;
  const share = shareOfRegistered(total);
  const counts = {
    time,
    part: number(share.part),
    whole: number(share.whole),
    rate: rateText(share)
  };
  const lines = [
    facts.unitName === null
      ? m.digest_whole(counts)
      : m.digest_own({ ...counts, unit: facts.unitName }),
    ...(full.length > 0 ? [m.digest_full({ count: number(full.length) })] : []),
    '',
    ...(below.length === 0
      ? [m.digest_nobody_below({ threshold })]
      : [m.digest_below({ threshold }), ...below.map((one) => belowLine(one, threshold))]),
    '',
    ...(facts.closesAt === null ? [] : [m.digest_closes({ time: dateTime(facts.closesAt) })]),
    ...(facts.address === null ? [] : [m.digest_address({ address: facts.address })])
  ];
  return {
    subject: m.digest_subject({ contest: facts.contestName, time }),
    text: lines.join('\n').trimEnd()
  };
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
    count: number(missing),
    threshold
  });
