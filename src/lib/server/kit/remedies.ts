import type { RequestEvent } from '@sveltejs/kit';
import { confirmForm, declineForm } from '../../schema/remedy.ts';
import { decideRefusals } from '../../text/refusals.ts';
import * as quiz from '../quiz/service.ts';
import { answerForm } from './form.ts';
import { organizerMay } from './organizer.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url' | 'request'>;

/** Decides on requests for help, wherever a page lists them. */
export const decideActions = {
  confirm: async (event: Asking) => {
    const permission = await organizerMay(event, 'remedy.decide');
    return answerForm(event, confirmForm, decideRefusals, ({ remedyId }) =>
      quiz.confirmRemedy(event.locals.ctx, permission, remedyId)
    );
  },
  decline: async (event: Asking) => {
    const permission = await organizerMay(event, 'remedy.decide');
    return answerForm(event, declineForm, decideRefusals, ({ remedyId, answer }) =>
      quiz.declineRemedy(event.locals.ctx, permission, remedyId, answer)
    );
  },
  withdraw: async (event: Asking) => {
    const permission = await organizerMay(event, 'remedy.decide');
    return answerForm(event, confirmForm, decideRefusals, ({ remedyId }) =>
      quiz.withdrawRemedy(event.locals.ctx, permission, remedyId)
    );
  }
};
