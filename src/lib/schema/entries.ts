import { z } from 'zod';
import { hundredths as hundredthsOf } from '../domain/core/points.ts';
import { MINUTE } from '../domain/core/time.ts';
import { ENTRY_KINDS } from '../domain/entries/call.ts';
import { id, line, shaped, token } from './text.ts';
import { typedMoment } from './typed-time.ts';

const hundredths = z.number().int().nonnegative();

/** The rules of a call as they are stored. */
export const callRules = z.strictObject({
  kinds: z.array(z.enum(ENTRY_KINDS)).min(1),
  mostBytes: z.number().int().positive(),
  mostLengthMs: z.number().int().positive().nullable(),
  latePenalty: z.strictObject({ perDay: hundredths, most: hundredths }).nullable()
});

const reason = line(5, 200);
const counted = z.coerce.number().int().min(0).max(1000).nullable().catch(null);
const none = z.literal('').transform(() => null);

const LARGEST_MEGABYTES = 4096;
const MEGABYTE = 1024 * 1024;

/** Points as people write them: "0,5" or "0.5". */
const points = shaped(/^\d{1,3}([.,]\d{1,2})?$/).transform((written) =>
  hundredthsOf(Number(written.replace(',', '.')))
);

/** Minutes as people write them: "7,5" or "7.5". */
const minutes = shaped(/^\d{1,3}([.,]\d{1,2})?$/)
  .transform((written) => Number(written.replace(',', '.')))
  .pipe(z.number().min(0.5).max(600));

const address = token(500).pipe(z.url({ protocol: /^https?$/ }));

/** What an organizer sets of a call. An empty penalty is none. */
export const callForm = z
  .strictObject({
    name: line(2, 120),
    kinds: z.array(z.enum(ENTRY_KINDS)).min(1),
    megabytes: z.coerce.number().int().min(1).max(LARGEST_MEGABYTES),
    minutes: z.union([none, minutes]),
    opensAt: typedMoment,
    closesAt: typedMoment,
    lateUntil: z.union([none, typedMoment]),
    perDay: z.union([none, points]),
    most: z.union([none, points])
  })
  .transform(({ kinds, megabytes, minutes, perDay, most, ...rest }) => ({
    ...rest,
    rules: {
      kinds,
      mostBytes: megabytes * MEGABYTE,
      mostLengthMs: minutes === null ? null : Math.round(minutes * MINUTE),
      latePenalty: perDay === null ? null : { perDay, most: most ?? NO_CAP }
    }
  }));

/** Points that no mark reaches. */
const NO_CAP = 100_000;

/** What taking the qualified units came to, as the address says it. */
export const takenQuery = z.object({ added: counted, undecided: counted });

/** Why the qualified are called while papers are open; empty where none are. */
export const qualifiedForm = z.strictObject({ reason: z.union([none, reason]).optional() });

export const unitsForm = z.strictObject({ unitIds: z.array(id).min(1).max(500) });
export const entrantForm = z.strictObject({ entrantId: id });
export const extendEntrantForm = z.strictObject({ closesAt: typedMoment, reason });
export const voteForm = z.strictObject({ entryId: id });
export const openVoteForm = z.strictObject({ closesAt: typedMoment });
export const withdrawForm = z.strictObject({ reason });

const what = z.enum(['file', 'link']);
const offer = { title: line(2, 200), what, link: z.union([none, address]).optional() };

type Offered = { what: 'file' | 'link'; link?: string | null | undefined };

/** An address is wanted where one is handed in, and means nothing where it is a file. */
const hasAddress = ({ what: is, link }: Offered): boolean => is === 'file' || Boolean(link);
const whichLink = ({ what: is, link }: Offered): string | null =>
  is === 'link' ? (link ?? null) : null;

/** What a unit hands in, with its word that this is it. */
export const handInForm = z
  .strictObject({ ...offer, confirmed: z.literal('on') })
  .refine(hasAddress, { path: ['link'] })
  .transform((form) => ({ title: form.title, link: whichLink(form) }));

/** What an organizer hands in for a unit. */
export const handInForForm = z
  .strictObject({ ...offer, reason })
  .refine(hasAddress, { path: ['link'] })
  .transform((form) => ({ title: form.title, link: whichLink(form), reason: form.reason }));
