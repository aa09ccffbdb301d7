import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { tidy } from '../../domain/core/vietnamese.ts';
import {
  isHandedIn,
  submitSheet as decide,
  type SheetRefusal
} from '../../domain/judging/sheet.ts';
import type { SubmitForm } from '../../schema/judging.ts';
import * as audit from '../audit/service.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { receiptCode as receiptFor } from '../mac.ts';
import { findOwn } from './own-sheets.ts';
import * as record from './record-store.ts';
import { sheetSeal } from './seal.ts';
import * as sheetStore from './sheet-store.ts';

export type SubmitRefusal = 'sheet-unknown' | 'sheet-changed' | SheetRefusal | auth.ConfirmRefusal;

export type SheetReceipt = { at: Instant; receiptCode: string };

/**
 * Hands the own sheet in, signed with the typed name and the password of the account. A second
 * time, with the answer to the first one lost, gives the same receipt.
 *
 * @param from the address the request came from, for the brakes on guessing
 * @returns refusal `sheet-changed` when the marks are not those that the judge looked at
 */
export async function submitSheet(
  ctx: Ctx,
  permission: Permission<'judging.mark'>,
  sheetId: string,
  { signature, password, seal }: SubmitForm,
  from: string
): Promise<Result<SheetReceipt, SubmitRefusal>> {
  const { actor } = permission;
  if (!actor || !(await findOwn(ctx, permission, sheetId))) return refused('sheet-unknown');
  const confirmed = await auth.confirmPassword(ctx, actor, password, from);
  if (!confirmed.ok) return confirmed;
  return ctx.tx(async (ctx) => {
    await sheetStore.hold(ctx.db, { sheetId });
    const own = await findOwn(ctx, permission, sheetId);
    if (!own) return refused('sheet-unknown');
    const { marking, judge, sheet } = own;
    if (sheetSeal(marking.rubric, sheet) !== seal) return refused('sheet-changed');
    if (isHandedIn(sheet) && sheet.submittedAt !== null && sheet.receiptCode !== null) {
      return accepted({ at: sheet.submittedAt, receiptCode: sheet.receiptCode });
    }
    const at = ctx.now();
    const signing = { signature: tidy(signature), judgeName: tidy(judge.name), at };
    const handedIn = decide(marking.rubric, sheet, signing);
    if (!handedIn.ok) return handedIn;
    const { receiptCode } = await putSubmission(ctx, sheet, {
      kind: 'submitted',
      accountId: actor.accountId,
      signature: signing.signature,
      seal,
      at
    });
    await audit.record(ctx, actor, 'judging.submit', `judging_sheet:${sheetId}`, { receiptCode });
    return accepted({ at, receiptCode });
  });
}

/** Puts a submission on record and under the sheet, with its receipt. */
export async function putSubmission(
  ctx: Ctx,
  sheet: Pick<sheetStore.StoredSheet, 'id'>,
  submission: {
    kind: 'submitted' | 'paper-confirmed';
    accountId: string;
    signature: string;
    seal: string;
    at: Instant;
  }
): Promise<{ receiptCode: string }> {
  const { signature, seal, at } = submission;
  const receiptCode = receiptFor(ctx, `${sheet.id}:${seal}:${at}`);
  await sheetStore.setState(ctx.db, sheet.id, {
    state: 'submitted',
    submittedAt: at,
    signature,
    seal,
    receiptCode
  });
  await record.insertEvent(ctx.db, {
    ...submission,
    id: ctx.id(),
    sheetId: sheet.id,
    reason: null,
    receiptCode
  });
  return { receiptCode };
}
