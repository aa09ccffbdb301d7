import { accepted, refused, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { CallRules, EntryKind, Window } from './call.ts';
import { kindOf, type MediaType } from './media-type.ts';

export const ENTRY_STATES = ['draft', 'handed-in', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** A file as it lies outside the database. `lengthMs` is null where it could not be measured. */
export type EntryFile = {
  id: string;
  entrantId: string;
  sha256: string;
  bytes: number;
  mediaType: MediaType;
  name: string;
  lengthMs: number | null;
  createdAt: Instant;
};

/** What was handed in once. It is never changed; a replacement is another version. */
export type EntryVersion = {
  version: number;
  title: string;
  kind: EntryKind;
  link: string | null;
  fileId: string | null;
  handedInAt: Instant;
  receiptCode: string;
  /** Set where the organizer handed in for the unit. */
  accountId: string | null;
  reason: string | null;
};

/** What a unit wants to hand in: an address, or else the file that lies ready. */
export type Offer = { title: string; link: string | null };

export type OfferRefusal = 'kind-not-taken' | 'file-missing' | 'too-long';

/** What the offer is, if the rules take it. */
export function checkOffer(
  rules: CallRules,
  { link }: Offer,
  file: Pick<EntryFile, 'mediaType' | 'lengthMs'> | null
): Result<EntryKind, OfferRefusal> {
  if (link !== null)
    return rules.kinds.includes('link') ? accepted('link') : refused('kind-not-taken');
  return file ? checkFile(rules, file) : refused('file-missing');
}

/** Is a file of a kind and length that the rules take? A length that is unknown is for people to see. */
export function checkFile(
  rules: CallRules,
  { mediaType, lengthMs }: Pick<EntryFile, 'mediaType' | 'lengthMs'>
): Result<'video' | 'document', 'kind-not-taken' | 'too-long'> {
  const kind = kindOf(mediaType);
  if (!rules.kinds.includes(kind)) return refused('kind-not-taken');
  const { mostLengthMs } = rules;
  // Cameras round up: a film of five minutes is not refused for a part of a second.
  const isTooLong = mostLengthMs !== null && lengthMs !== null && lengthMs >= mostLengthMs + 1000;
  return kind === 'video' && isTooLong ? refused('too-long') : accepted(kind);
}

/** Where a unit stands, for the organizer's board. `late`: handed in after its close. */
export type Standing = 'handed-in' | 'late' | 'draft' | 'missing' | 'withdrawn';

export function standingOf(
  entry: { state: EntryState; handedInAt: Instant | null; hasFile: boolean } | null,
  { closesAt }: Pick<Window, 'closesAt'>
): Standing {
  if (!entry) return 'missing';
  switch (entry.state) {
    case 'withdrawn':
      return 'withdrawn';
    case 'draft':
      return entry.hasFile ? 'draft' : 'missing';
    case 'handed-in':
      return (entry.handedInAt ?? 0) > closesAt ? 'late' : 'handed-in';
  }
}
