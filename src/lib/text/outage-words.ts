import type { OutageAnswer, OutageCause } from '../domain/quiz/outage.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Moments = { from: string; to: string; length: string };

/** What happened, from when to when. */
export const outageCauses: Readonly<Record<OutageCause, (moments: Moments) => string>> = {
  stopped: m.reports_outage_stopped,
  stalled: m.reports_outage_stalled,
  clock: m.reports_outage_clock,
  'set-back': m.reports_outage_set_back
};

/** What was decided about it. */
export const outageAnswers: Readonly<Record<OutageAnswer | 'unanswered-closed', () => string>> = {
  credit: m.reports_outage_answer_credit,
  'no-credit': m.reports_outage_answer_no_credit,
  'unanswered-closed': m.reports_outage_answer_none
};
