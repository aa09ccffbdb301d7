import { ABBREVIATIONS } from './draft.ts';
import type { DocumentKind } from './document.ts';
import { NO_FIELDS, type DocumentFields } from './fields.ts';
import { eventWord } from './wording/event-word.ts';

/** Fields that were filled in before. */
export type Filled = { contestId: string; kind: DocumentKind; fields: DocumentFields };

/** What is known of the installation where nobody has filled anything in. */
export type Known = { organizer: string; contestName: string; place: string };

/** Who issues a document: the jury what it signs itself, the organizer everything else. */
const ofJury = (kind: DocumentKind): boolean =>
  kind === 'marking-minutes' || kind === 'score-sheet';

const isMinutes = (kind: DocumentKind): boolean =>
  kind === 'marking-minutes' || kind === 'final-minutes';

/** Minutes go to the file; whom a report goes to has nothing to do with them (Mẫu 1.10). */
const MINUTES_RECIPIENTS = ['Lưu: VT, hồ sơ'];

/**
 * Fields to begin with: those of this kind in this contest; else of this kind in the contest before,
 * else of another kind from the same hands, without what was only said there.
 *
 * @param filled newest first
 */
export function prefilled(
  filled: readonly Filled[],
  contestId: string,
  kind: DocumentKind,
  known: Known
): DocumentFields {
  const own = filled.find((one) => one.contestId === contestId && one.kind === kind);
  if (own) return own.fields;
  const similar = filled.find((one) => one.kind === kind);
  const others = filled.filter((one) => ofJury(one.kind) === ofJury(kind));
  const other = similar ?? others.find((one) => one.contestId === contestId) ?? others[0];
  const begun = ofJury(kind) ? juryOf(kind, known) : committeeOf(kind, known);
  if (!other) return begun;
  // An excerpt and a sheet have no symbol, and say nothing of the office.
  const before = [other, ...others].map(({ fields }) => fields.symbol).find((one) => one !== '');
  return {
    ...other.fields,
    symbol: symbolFor(ABBREVIATIONS[kind], before ?? begun.symbol),
    number: null,
    day: null,
    addressees: similar ? other.fields.addressees : [],
    recipients:
      !similar && isMinutes(kind) !== isMinutes(other.kind)
        ? recipientsOf(kind)
        : other.fields.recipients,
    achievements: [],
    difficulties: [],
    proposals: [],
    meetingFrom: null,
    meetingTo: null,
    attendees: similar ? other.fields.attendees : []
  };
}

const recipientsOf = (kind: DocumentKind): readonly string[] =>
  isMinutes(kind) ? MINUTES_RECIPIENTS : ['Lưu: VT'];

/**
 * A committee of the organizing body, with a series of numbers and a signature of its own: "Ban Tổ
 * chức Hội thi" of "Sở Nội vụ", "BC-BTCHT", "TM. BAN TỔ CHỨC".
 */
function committeeOf(kind: DocumentKind, { organizer, contestName, place }: Known): DocumentFields {
  const event = eventWord({ contestName });
  const abbreviation = ABBREVIATIONS[kind];
  const isCommittee = /^ban tổ chức/iu.test(organizer);
  return {
    ...NO_FIELDS,
    parentBody: isCommittee ? '' : organizer,
    issuingBody: isCommittee ? organizer : `Ban Tổ chức ${event}`,
    place,
    symbol: abbreviation && `${abbreviation}-${event === 'Hội thi' ? 'BTCHT' : 'BTCCT'}`,
    capacity: ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'],
    recipients: recipientsOf(kind)
  };
}

/** What the jury signs comes from the jury, as the printed sheets do. */
function juryOf(kind: DocumentKind, { organizer, place }: Known): DocumentFields {
  const abbreviation = ABBREVIATIONS[kind];
  return {
    ...NO_FIELDS,
    parentBody: organizer,
    issuingBody: 'Ban Giám khảo',
    place,
    symbol: abbreviation && `${abbreviation}-BGK`,
    recipients: isMinutes(kind) ? MINUTES_RECIPIENTS : []
  };
}

/** "TB-SNV" after "BC-SNV": the office stays the same. */
function symbolFor(abbreviation: string, before: string): string {
  if (abbreviation === '') return '';
  const office = before.split('-').slice(1).join('-');
  return office === '' ? abbreviation : `${abbreviation}-${office}`;
}
