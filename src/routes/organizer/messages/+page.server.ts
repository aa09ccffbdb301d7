import { LONGEST_MESSAGE } from '#lib/domain/messages/message.ts';
import { messageForm, withdrawForm } from '#lib/schema/messages.ts';
import { current } from '#lib/server/contest/service.ts';
import { answerForm } from '#lib/server/kit/form.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import {
  listSent,
  previewReach,
  sendMessage,
  withdrawMessage,
  type Reached
} from '#lib/server/messages/service.ts';
import { readTree } from '#lib/server/units/service.ts';
import { messageRefusals } from '#lib/text/refusals.ts';
import { audiencesOf } from './audiences.ts';
import type { Actions, PageServerLoad } from './$types';

/** Messages to contestants: write, see whom they reach, send, take back. */
export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'message.send');
  const { ctx } = event.locals;
  const view = await current(ctx);
  return {
    hasContest: view !== null,
    longest: LONGEST_MESSAGE,
    audiences: audiencesOf(view?.sessions ?? [], (await readTree(ctx)).units),
    sent: await listSent(ctx, permission)
  };
};

export const actions: Actions = {
  preview: async (event) => {
    const permission = await organizerMay(event, 'message.send');
    let reached: Reached | null = null;
    const answer = await answerForm(event, messageForm, messageRefusals, async ({ audience }) => {
      const counted = await previewReach(event.locals.ctx, permission, audience);
      if (counted.ok) reached = counted.value;
      return counted;
    });
    return 'status' in answer ? answer : { ...answer, reached: reached as Reached | null };
  },
  send: async (event) => {
    const permission = await organizerMay(event, 'message.send');
    let reached: Reached | null = null;
    const answer = await answerForm(event, messageForm, messageRefusals, async (input) => {
      const sent = await sendMessage(event.locals.ctx, permission, input);
      if (sent.ok) reached = sent.value;
      return sent;
    });
    return 'status' in answer ? answer : { ...answer, reached: reached as Reached | null };
  },
  withdraw: async (event) => {
    const permission = await organizerMay(event, 'message.send');
    return answerForm(event, withdrawForm, messageRefusals, (input) =>
      withdrawMessage(event.locals.ctx, permission, input)
    );
  }
};
