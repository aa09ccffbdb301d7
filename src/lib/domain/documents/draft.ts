import { vietnamMidnight, type Instant } from '../core/time.ts';
import type { Annex, Block, DocumentKind, OfficialDocument } from './document.ts';
import type { DocumentFields } from './fields.ts';
import type { Part } from './parts.ts';
import type { Withheld } from './wording/sentence.ts';

/** A document as it would be made now, with the sentences that it does not say. */
export type Draft = {
  document: OfficialDocument;
  withheld: Withheld[];
  /** When the last thing happened that it tells of; null where it tells of no time. */
  lastEvent: Instant | null;
};

/** Why a document cannot be made. */
export type DocumentRefusal = 'no-contest' | 'nothing-to-tell' | 'names-held';

/** The abbreviation of each kind in its symbol: "BC-SNV" (E3). Sheets and excerpts have none. */
export const ABBREVIATIONS: Readonly<Record<DocumentKind, string>> = {
  report: 'BC',
  annual: '',
  notice: 'TB',
  'units-list': 'DS',
  'individuals-list': 'DS',
  'final-minutes': 'BB',
  'marking-minutes': 'BB',
  'score-sheet': ''
};

const TYPE_NAMES: Readonly<Record<DocumentKind, string>> = {
  report: 'BÁO CÁO',
  annual: 'BÁO CÁO',
  notice: 'THÔNG BÁO',
  'units-list': 'DANH SÁCH',
  'individuals-list': 'DANH SÁCH',
  'final-minutes': 'BIÊN BẢN',
  'marking-minutes': 'BIÊN BẢN',
  'score-sheet': 'PHIẾU CHẤM ĐIỂM'
};

/** Puts what a document says under its head and above its signature. */
export function documentOf(
  kind: DocumentKind,
  fields: DocumentFields,
  content: { subject: string; body: readonly Block[]; annexes?: readonly Annex[]; asOf: Instant }
): OfficialDocument {
  return {
    kind,
    head: {
      parentBody: fields.parentBody,
      issuingBody: fields.issuingBody,
      number: fields.number,
      symbol: fields.symbol,
      place: fields.place,
      day: fields.day === null ? null : vietnamMidnight(fields.day)
    },
    typeName: TYPE_NAMES[kind],
    subject: content.subject,
    addressees: fields.addressees,
    body: content.body,
    annexes: content.annexes ?? [],
    recipients: fields.recipients,
    signings: [{ lines: fields.capacity, name: fields.signer }],
    asOf: content.asOf,
    asked: { threshold: fields.threshold, top: fields.top }
  };
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({
  kind: 'heading',
  level,
  text
});

/** A paragraph, or none where nothing is said. */
export const paragraph = (parts: readonly Part[] | null): Block[] =>
  parts && parts.length > 0 ? [{ kind: 'paragraph', parts }] : [];

/** Items of a list, a semicolon after each and a full stop after the last. */
export const items = (all: readonly (readonly Part[])[]): Block[] =>
  all.map((parts, at) => ({
    kind: 'item',
    parts: [...parts, at === all.length - 1 ? '.' : ';']
  }));

/** Lines that somebody typed, a paragraph each. */
export const typed = (lines: readonly string[]): Block[] =>
  lines.flatMap((line) => paragraph([line]));
