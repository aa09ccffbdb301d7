import type { Duty, Step, StepCode } from '../domain/work/next-step.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { dateTime, number } from './format.ts';

type Facts = { count: string; of: string; name: string; until: string };

/** What is to be done, in a sentence, and what its button says. */
type Words = { text: (facts: Facts) => string; button: () => string };

const WORDS: Readonly<Record<StepCode, Words>> = {
  'paper-continue': { text: m.work_paper_continue, button: m.work_paper_continue_button },
  'paper-begin': { text: m.work_paper_begin, button: m.work_paper_button },
  'paper-wait': { text: m.work_paper_wait, button: m.work_paper_button },
  'paper-receipt': { text: m.work_paper_receipt, button: m.work_paper_receipt_button },
  'paper-none': { text: m.work_paper_none, button: m.work_paper_button },
  'unit-wait': { text: m.work_unit_wait, button: m.work_unit_button },
  'unit-remind': { text: m.work_unit_remind, button: m.work_unit_button },
  'unit-all': { text: m.work_unit_all, button: m.work_unit_button },
  'unit-over': { text: m.work_unit_over, button: m.work_unit_button },
  'sheets-left': { text: m.work_sheets_left, button: m.work_sheets_button },
  'sheets-done': { text: m.work_sheets_done, button: m.work_sheets_button },
  'sheets-none': { text: m.work_sheets_none, button: m.work_sheets_button },
  'jury-missing': { text: m.work_jury_missing, button: m.work_jury_button },
  'jury-ready': { text: m.work_jury_ready, button: m.work_jury_button },
  'jury-none': { text: m.work_jury_none, button: m.work_jury_button },
  'paper-sheets': { text: m.work_paper_sheets, button: m.work_secretary_button },
  'secretary-none': { text: m.work_jury_none, button: m.work_secretary_button },
  'final-on': { text: m.work_final_on, button: m.work_final_button },
  'final-next': { text: m.work_final_next, button: m.work_final_button },
  'final-none': { text: m.work_final_none, button: m.work_home_button },
  'contest-none': { text: m.work_contest_none, button: m.work_organizer_button },
  'contest-prepare': { text: m.work_contest_prepare, button: m.work_prepare_button },
  'contest-watch': { text: m.work_contest_watch, button: m.work_watch_button },
  'contest-answer': { text: m.work_contest_answer, button: m.work_answer_button },
  'contest-report': { text: m.work_contest_report, button: m.work_report_button },
  'marking-watch': { text: m.work_marking_watch, button: m.work_marking_button },
  requests: { text: m.work_requests, button: m.work_requests_button },
  installation: { text: m.work_installation, button: m.work_installation_button }
};

/** The sentence of a step, with its deadline if it has one. */
export function stepText({ code, count, of, name, until }: Step): string {
  const facts = { count: number(count), of: number(of), name, until: '' };
  return WORDS[code].text({ ...facts, until: until === null ? '…' : dateTime(until) });
}

export const stepButton = ({ code }: Step): string => WORDS[code].button();

/** In which role somebody has this to do. */
export const dutyWords: Readonly<Record<Duty['role'], () => string>> = {
  contestant: m.account_no_role,
  coordinator: m.account_role_unit_coordinator,
  judge: m.account_role_judge,
  head: m.account_role_head_judge,
  secretary: m.account_role_secretary,
  host: m.account_role_host,
  mc: m.account_role_mc,
  organizer: m.account_role_organizer,
  administrator: m.account_role_administrator
};
