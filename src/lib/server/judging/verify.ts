import { isHandedIn } from '../../domain/judging/sheet.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, sheetsOf, type MarkedCase } from './facts.ts';
import { lockSeal } from './lock.ts';
import * as markings from './marking-store.ts';
import * as record from './record-store.ts';
import { sheetSeal } from './seal.ts';
import type { StoredSheet } from './sheet-store.ts';

export type MarksReport = {
  sheets: number;
  locked: number;
  /** The first thing that is not as it was signed or locked, in words for the operator. */
  firstDifference: string | null;
};

/**
 * Works every mark out again from the record of changes: what stands on each sheet, what was
 * signed, and what each lock came to and was sealed with.
 */
export async function verifyMarks(ctx: Ctx): Promise<MarksReport> {
  let [sheets, locked] = [0, 0];
  for (const marking of await markings.list(ctx.db, null)) {
    const { cases } = await readFacts(ctx, marking);
    for (const one of cases) {
      const all = sheetsOf(one);
      const where = `${marking.name}, ${one.marked.name}`;
      const firstDifference =
        (await sheetDifference(ctx, marking, all)) ?? (await lockDifference(ctx, marking, one));
      if (firstDifference) {
        return { sheets, locked, firstDifference: `${where}: ${firstDifference}` };
      }
      sheets += all.length;
      locked += one.lock ? 1 : 0;
    }
  }
  return { sheets, locked, firstDifference: null };
}

async function sheetDifference(
  ctx: Ctx,
  { rubric }: markings.Marking,
  sheets: readonly StoredSheet[]
): Promise<string | null> {
  const ids = sheets.map(({ id }) => id);
  const changes = Map.groupBy(await record.markEvents(ctx.db, ids), (one) => one.sheetId);
  const events = Map.groupBy(await record.events(ctx.db, ids), (one) => one.sheetId);
  for (const sheet of sheets) {
    const newest = newestMarks(changes.get(sheet.id) ?? []);
    for (const { id } of rubric.criteria) {
      if ((newest.get(id) ?? null) !== (sheet.marks.get(id) ?? null)) {
        return `mark ${id} of sheet ${sheet.id} is not the one on record`;
      }
    }
    if (!isHandedIn(sheet)) continue;
    const signed = events.get(sheet.id)?.at(-1);
    const seal = sheetSeal(rubric, sheet);
    if (signed?.seal !== seal || sheet.seal !== seal) {
      return `sheet ${sheet.id} is not as it was signed`;
    }
  }
  return null;
}

/** The mark of each criterion with the highest revision. */
function newestMarks(changes: readonly record.MarkEvent[]): Map<string, number | null> {
  const ordered = changes.toSorted((left, right) => left.revision - right.revision);
  return new Map(ordered.map(({ criterionId, mark }) => [criterionId, mark]));
}

async function lockDifference(
  ctx: Ctx,
  marking: markings.Marking,
  one: MarkedCase
): Promise<string | null> {
  const { lock, verdict, marked } = one;
  if (!lock) return null;
  if (!verdict) return 'locked without a sheet';
  const { jury, total } = verdict.final;
  if (jury !== lock.jury) return `the sheets come to ${jury}, locked was ${lock.jury}`;
  if (total !== lock.total) return `the total comes to ${total}, locked was ${lock.total}`;
  if (lockSeal(marking, one) !== lock.seal) return 'the seal of the lock does not fit';
  // Whoever rewrites marks, record and lock alike still has the chain of the audit log to break.
  const recorded = await audit.entriesOf(ctx, 'judging.lock', `judging_marked:${marked.id}`);
  return recorded.at(-1)?.detail === JSON.stringify({ seal: lock.seal })
    ? null
    : 'the seal of the lock is not the one in the audit log';
}
