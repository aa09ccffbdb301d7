import type { Hundredths } from '../domain/core/points.ts';
import type { OwnSheet } from '../domain/judging/own-views.ts';
import type { Marks } from '../domain/judging/rubric.ts';
import { changedTo, laidOver, NEW, toBeAsked, type Revised } from './revised.ts';

/** The place of the note; every other place is a criterion. */
export const NOTE = '';

/** A mark or the note of a sheet as this browser knows it. */
export type LocalPart = Revised & { place: string; value: Hundredths | string | null };
export type LocalParts = ReadonlyMap<string, LocalPart>;

/** The same as the server keeps it. */
export type KeptPart = Pick<LocalPart, 'place' | 'value' | 'revision'>;

export const blankPart = (place: string): LocalPart => ({
  ...NEW,
  place,
  value: place === NOTE ? '' : null
});

type Kept = Pick<OwnSheet, 'marks' | 'revisions' | 'note' | 'noteRevision'>;

/** Everything on a sheet that was ever changed, as the server keeps it. */
export const keptParts = ({ marks, revisions, note, noteRevision }: Kept): KeptPart[] => [
  ...Object.entries(revisions).map(([place, revision]) => ({
    place,
    value: marks[place] ?? null,
    revision
  })),
  { place: NOTE, value: note, revision: noteRevision }
];

/** These parts, and the places where another device's newer value replaced what stood here. */
export type Merged = { parts: LocalParts; overruled: string[] };

/**
 * What the server keeps laid over what this browser knows (R3).
 *
 * @param isAll everything the server has: what it does not have is to be sent again
 */
export function withKept(local: LocalParts, kept: readonly KeptPart[], isAll: boolean): Merged {
  const parts = new Map<string, LocalPart>();
  for (const mine of local.values()) parts.set(mine.place, isAll ? toBeAsked(mine) : mine);
  const overruled: string[] = [];
  for (const one of kept) {
    const mine = parts.get(one.place) ?? blankPart(one.place);
    const merged = laidOver(mine, one);
    if (merged.value !== mine.value) overruled.push(one.place);
    parts.set(one.place, merged);
  }
  return { parts, overruled };
}

/** What an earlier visit left laid over what the server says now: only what it never got counts. */
export function withRemembered(known: LocalParts, remembered: readonly LocalPart[]): Merged {
  const parts = new Map(known);
  const overruled: string[] = [];
  for (const left of remembered) {
    const now = known.get(left.place) ?? blankPart(left.place);
    const isNews = left.revision > now.revision && left.mutationId !== null;
    if (isNews) parts.set(left.place, { ...left, isStored: false });
    else if (!left.isStored && left.value !== now.value) overruled.push(left.place);
  }
  return { parts, overruled };
}

/** What the server kept when the page was made. */
export const fromServer = (sheet: Kept): LocalParts =>
  withKept(new Map(), keptParts(sheet), true).parts;

/** These parts with one put in or replaced. */
export const withPart = (parts: LocalParts, part: LocalPart): LocalParts =>
  new Map(parts).set(part.place, part);

/** A mark or the note changed by the judge, not stored yet. */
export const changedPart = (
  before: LocalPart,
  value: LocalPart['value'],
  mutationId: string
): LocalPart => changedTo(before, { value }, mutationId);

/** The marks among these parts. */
export const marksOf = (parts: LocalParts): Marks =>
  new Map(
    [...parts.values()].flatMap(({ place, value }) =>
      typeof value === 'number' ? [[place, value] as const] : []
    )
  );

/** The request that carries these changes. */
export function changesOf(pending: readonly LocalPart[]) {
  const marks = pending.flatMap(({ place, value, revision, mutationId }) =>
    place !== NOTE && mutationId !== null
      ? [
          {
            criterionId: place,
            mark: typeof value === 'number' ? value : null,
            revision,
            mutationId
          }
        ]
      : []
  );
  const note = pending.find(({ place }) => place === NOTE);
  const written = note && { text: String(note.value ?? ''), revision: note.revision };
  return { marks, ...(written && { note: written }) };
}
