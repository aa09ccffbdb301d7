import { nameOf } from '../client/live/team-marks.ts';
import type { LineGrade } from '../client/live/console-lines.ts';
import type { CorrectionProblem } from '../client/live/console-corrections.ts';
import type { SegmentChoice } from '../client/live/console-segments.ts';
import type { Offer } from '../client/live/console-steps.ts';
import type { Standing } from '../client/live/console-teams.ts';
import type { OperatorView } from '../domain/live/view/host.ts';
import type { Outline } from '../domain/live/view/outline.ts';
import type { RecordLine } from '../domain/live/view/record.ts';
import type { ScreenKind } from '../schema/live-wire.ts';
import { marks } from './format.ts';
import { eventWords, intentNow, verdictWords } from './live-words.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What stands on a button: what it does, and whom or what it is about. */
export type OfferWords = { label: string; detail: string };

/** The words of an offer at this moment. */
export function offerWords(offer: Offer, view: OperatorView, outline: Outline): OfferWords {
  const { wish, segment, left } = offer;
  const moment = { step: view.step, kind: view.stage.segment?.kind };
  const label = intentNow(wish.name, moment);
  switch (wish.name) {
    case 'host:start-segment':
      return { label, detail: segment ? segmentWords(segment, outline) : '' };
    case 'host:give-turn':
    case 'host:grant':
      return { label, detail: nameOf(view, wish.fields.teamId) };
    case 'host:ready-question': {
      const id = wish.fields.questionId ?? view.progress.leftIds?.[0];
      return { label, detail: id === undefined ? '' : questionName(outline, id) };
    }
    case 'host:choose-package':
      return {
        label: m.desk_package({ points: marks(wish.fields.value) }),
        detail: left === undefined ? '' : m.desk_package_left({ count: left })
      };
    case 'host:judge':
      return {
        label: wish.fields.isRight ? m.console_do_judge_right() : m.console_do_judge_wrong(),
        detail: view.stage.acting ? nameOf(view, view.stage.acting.teamId) : ''
      };
    default:
      return { label, detail: '' };
  }
}

function segmentWords({ segmentId, heat, rank, isAgain }: SegmentChoice, outline: Outline): string {
  return [
    segmentName(outline, segmentId),
    heat !== null && m.desk_heat({ heat }),
    rank !== null && m.desk_tie({ rank }),
    isAgain && m.desk_again()
  ]
    .filter(Boolean)
    .join(', ');
}

export const segmentName = ({ segments }: Outline, segmentId: string): string =>
  segments.find(({ id }) => id === segmentId)?.name ?? segmentId;

/** A question by its place in the programme; its words stay on the card. */
export function questionName({ segments }: Outline, questionId: string): string {
  for (const { name, questionIds, spareIds } of segments) {
    const place = questionIds.indexOf(questionId);
    if (place >= 0) return m.desk_question({ segment: name, number: place + 1 });
    const spare = spareIds.indexOf(questionId);
    if (spare >= 0) return m.desk_question_spare({ segment: name, number: spare + 1 });
  }
  return questionId;
}

/** What a line of the record is about, after its name. */
export function recordDetail(line: RecordLine, view: OperatorView, outline: Outline): string {
  const { teamId, teamIds, segmentId, questionId, points, isRight, undoneSeq, reason } = line;
  const undone = view.record.find(({ seq }) => seq === undoneSeq);
  return [
    teamId !== undefined && nameOf(view, teamId),
    teamIds?.map((id) => nameOf(view, id)).join(', '),
    segmentId !== undefined && segmentName(outline, segmentId),
    questionId !== undefined && teamId === undefined && questionName(outline, questionId),
    points !== undefined && m.desk_where_value({ points: marks(points) }),
    isRight !== undefined && (isRight ? verdictWords.right() : verdictWords.wrong()),
    undoneSeq !== undefined && m.desk_record_of({ seq: undoneSeq }),
    undone && eventWords[undone.type](),
    reason
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What a key is called on a keyboard. */
export const keyName = (key: string): string => (key === 'Space' ? m.desk_key_space() : key);

export const standingWords: Readonly<Record<Standing, () => string>> = {
  acting: m.desk_team_acting,
  pressed: m.desk_team_pressed,
  answered: m.desk_team_answered,
  locked: m.desk_team_locked,
  out: m.desk_team_out,
  waiting: m.desk_team_waiting
};

export const gradeWords: Readonly<Record<LineGrade, () => string>> = {
  away: m.desk_line_away,
  polling: m.desk_line_polling,
  measuring: m.desk_line_measuring,
  late: m.desk_line_late,
  unsteady: m.desk_line_unsteady,
  slow: m.desk_line_slow,
  good: m.desk_line_good
};

export const screenWords: Readonly<Record<Exclude<ScreenKind, 'team'>, () => string>> = {
  operator: m.desk_screen_operator,
  mc: m.desk_screen_mc,
  judge: m.desk_screen_judge,
  projector: m.desk_screen_projector,
  scoreboard: m.desk_screen_scoreboard,
  'lower-third': m.desk_screen_lower_third,
  spectator: m.desk_screen_spectator
};

export const problemWords: Readonly<Record<CorrectionProblem, () => string>> = {
  'team-missing': m.desk_problem_team_missing,
  'points-malformed': m.desk_problem_points_malformed,
  'points-not-taken': m.desk_problem_points_not_taken,
  'question-missing': m.desk_problem_question_missing,
  'reason-missing': m.desk_problem_reason_missing
};
