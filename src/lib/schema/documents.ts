import { z } from 'zod';
import { DOCUMENT_KINDS, type OfficialDocument } from '../domain/documents/document.ts';
import { NO_FIELDS, type DocumentFields } from '../domain/documents/fields.ts';
import { SOURCE_PAGES, type Part } from '../domain/documents/parts.ts';
import { isPrintable } from '../domain/documents/printable.ts';
import { kept, line, listOfLines, prose, shaped } from './text.ts';
import { typedIsoDay, typedMoment } from './typed-time.ts';

export const documentKind = z.enum(DOCUMENT_KINDS);

const lines = z.array(kept());
const instant = z.number().int();

/** `document_fields.fields` as stored. */
export const documentFields: z.ZodType<DocumentFields> = z.strictObject({
  parentBody: kept(),
  issuingBody: kept(),
  number: z.number().int().positive().nullable(),
  symbol: kept(),
  place: kept(),
  day: z.iso.date().nullable(),
  addressees: lines,
  recipients: lines,
  capacity: lines,
  signer: kept(),
  threshold: z.number().int().min(1).max(100),
  achievements: lines,
  difficulties: lines,
  proposals: lines,
  // Rows from before there were these have none of them.
  top: z.number().int().positive().nullable().default(NO_FIELDS.top),
  meetingPlace: kept().default(NO_FIELDS.meetingPlace),
  meetingFrom: instant.nullable().default(NO_FIELDS.meetingFrom),
  meetingTo: instant.nullable().default(NO_FIELDS.meetingTo),
  attendees: lines.default([]),
  chair: kept().default(NO_FIELDS.chair),
  secretary: kept().default(NO_FIELDS.secretary)
});

const part: z.ZodType<Part> = z.union([
  kept(),
  z.strictObject({
    key: kept(),
    text: kept(),
    source: z.strictObject({ page: z.enum(SOURCE_PAGES), id: kept().optional() })
  })
]);
const parts = z.array(part);

const table = z.strictObject({
  columns: z.array(
    z.strictObject({
      header: kept(),
      share: z.number(),
      align: z.enum(['left', 'center', 'right'])
    })
  ),
  rows: z.array(z.array(parts)),
  totals: z.array(parts).optional()
});

const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: kept()
  }),
  z.strictObject({ kind: z.literal('paragraph'), parts }),
  z.strictObject({ kind: z.literal('basis'), parts }),
  z.strictObject({ kind: z.literal('item'), parts }),
  z.strictObject({ kind: z.literal('table'), table })
]);

/** `official_document.content` as stored. */
export const officialDocument: z.ZodType<OfficialDocument> = z.strictObject({
  kind: documentKind,
  head: z.strictObject({
    parentBody: kept(),
    issuingBody: kept(),
    number: z.number().int().nullable(),
    symbol: kept(),
    place: kept(),
    day: instant.nullable()
  }),
  typeName: kept(),
  subject: kept(),
  addressees: lines,
  body: z.array(block),
  annexes: z.array(
    z.strictObject({
      title: kept(),
      orientation: z.enum(['portrait', 'landscape']),
      blocks: z.array(block)
    })
  ),
  recipients: lines,
  signings: z.array(z.strictObject({ lines, name: kept() })),
  asOf: instant,
  asked: z
    .strictObject({ threshold: z.number().int(), top: z.number().int().nullable() })
    .optional()
});

const LONGEST_LINE = 1000;
const MOST_LINES = 20;

const short = (most: number, least = 0) => line(least, most).refine(isPrintable);

/** A text area: a line each, empty ones left out. */
const typedLines = listOfLines(MOST_LINES, LONGEST_LINE).refine((lines) =>
  lines.every(isPrintable)
);

/** Items of a list, without the dash before and the stop after them that the document has itself. */
const listedLines = typedLines.transform((lines) =>
  lines.map((line) => line.replace(/^[-–•]\s*/, '').replace(/[;.]+$/, '')).filter(Boolean)
);

const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema]);

/** What an organizer fills in; texts of kinds that have none are left out of their form. */
export const documentForm = z.object({
  parentBody: short(120),
  issuingBody: short(120, 1),
  number: orNull(z.coerce.number().int().min(1).max(9_999_999)),
  /** Capitals and figures in groups: "BC-SNV" (box 3). */
  symbol: line(0, 40)
    .transform((text) => text.toLocaleUpperCase('vi'))
    .pipe(shaped(/^$|^[\p{Lu}\d]+(-[\p{Lu}\d]+)*$/u)),
  place: short(60, 1),
  day: orNull(typedIsoDay),
  addressees: listedLines.default([]),
  recipients: listedLines.default([]),
  capacity: typedLines.default([]),
  signer: short(120),
  threshold: z.coerce.number().int().min(1).max(100).default(50),
  achievements: typedLines.default([]),
  difficulties: listedLines.default([]),
  proposals: typedLines.default([]),
  top: orNull(z.coerce.number().int().min(1).max(9_999_999)).default(null),
  meetingPlace: short(200).default(''),
  meetingFrom: orNull(typedMoment).default(null),
  meetingTo: orNull(typedMoment).default(null),
  attendees: listedLines.default([]),
  chair: short(120).default(''),
  secretary: short(120).default('')
});

/** The plan that the contest rests on, as its form sends it. */
export const planForm = z.object({
  number: short(60, 1),
  day: typedIsoDay,
  leadUnit: short(200, 1),
  audience: prose(1, 1000).refine(isPrintable)
});
