import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { Permission } from '../../domain/auth/permissions.ts';
import { refused } from '../../domain/core/result.ts';
import { renewalForm } from '../../schema/people.ts';
import { renewalRefusals } from '../../text/refusals.ts';
import * as contest from '../contest/service.ts';
import { slipsAsCsv, type ActivationSlip } from '../people/activation.ts';
import { renewSlip } from '../people/renewal.ts';
import { answerForm, type Answer } from './form.ts';

/** Slips as a page shows them, once: the server cannot read the codes again. */
export type ShownSlips = { slips: ActivationSlip[]; csv: string; address: string };

/** What a page shows of these slips. */
export const showSlips = (
  event: Pick<RequestEvent, 'url'>,
  slips: ActivationSlip[]
): ShownSlips => ({
  slips,
  csv: slipsAsCsv(slips),
  address: `${event.url.origin}/activate`
});

/** Renews a code as the form asks for: the slip, or what is wrong. */
export async function renewByForm(
  event: Pick<RequestEvent, 'locals' | 'request' | 'url'>,
  permission: Permission<'activation.renew'>
): Promise<ShownSlips | Answer | ActionFailure<Answer>> {
  const { ctx } = event.locals;
  const view = await contest.current(ctx);
  const slips: ActivationSlip[] = [];
  const answer = await answerForm(event, renewalForm, renewalRefusals, async (input) => {
    if (!view) return refused('official-unknown');
    const slip = await renewSlip(ctx, permission, view.contest.id, input);
    if (slip.ok) slips.push(slip.value);
    return slip;
  });
  return slips.length > 0 ? showSlips(event, slips) : answer;
}
