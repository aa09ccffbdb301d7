import { ABBREVIATIONS } from './draft.ts';
import type { DocumentKind } from './document.ts';
import { NO_FIELDS, type DocumentFields } from './fields.ts';

/** Fields that were filled in before. */
export type Filled = { contestId: string; kind: DocumentKind; fields: DocumentFields };

/** What is known of the installation where nobody has filled anything in. */
export type Known = { organizer: string; place: string };

/**
 * Fields to begin with: those of this kind in this contest; else of this kind in the contest before,
 * else of another kind, without what was only said there.
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
  // What the jury's sheets have at their head is of no other document.
  const others = filled.filter((one) => one.kind !== 'score-sheet');
  const other = similar ?? others.find((one) => one.contestId === contestId) ?? others[0];
  const abbreviation = ABBREVIATIONS[kind];
  const bodies = !similar && kind === 'score-sheet' ? juryOf(known) : {};
  if (!other) {
    return {
      ...NO_FIELDS,
      issuingBody: known.organizer,
      place: known.place,
      symbol: abbreviation && `${abbreviation}-BTC`,
      capacity: ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'],
      recipients: ['Lưu: VT'],
      ...bodies
    };
  }
  return {
    ...other.fields,
    symbol: symbolFor(abbreviation, other.fields.symbol),
    number: null,
    day: null,
    addressees: similar ? other.fields.addressees : [],
    achievements: [],
    difficulties: [],
    proposals: [],
    ...bodies
  };
}

/** Score sheets come from the jury, as the printed ones do. */
const juryOf = ({ organizer }: Known): Pick<DocumentFields, 'parentBody' | 'issuingBody'> => ({
  parentBody: organizer,
  issuingBody: 'Ban Giám khảo'
});

/** "TB-SNV" after "BC-SNV": the office stays the same. */
function symbolFor(abbreviation: string, before: string): string {
  if (abbreviation === '') return '';
  const office = before.split('-').slice(1).join('-');
  return office === '' ? abbreviation : `${abbreviation}-${office}`;
}
