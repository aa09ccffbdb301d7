import { groupBy } from '../domain/core/group.ts';
import type { Answer } from '../domain/live/answer.ts';
import type { ShowEvent } from '../domain/live/event.ts';
import type { Minutes } from '../domain/live/minutes.ts';
import type { Correction } from '../domain/live/minutes/corrections.ts';
import type { Drawing } from '../domain/live/minutes/drawings.ts';
import type { Parting, RankLine } from '../domain/live/minutes/ranking.ts';
import type { Struck } from '../domain/live/minutes/questions.ts';
import type { PlayedSegment } from '../domain/live/minutes/segments.ts';
import type { KeyView } from '../domain/live/view/question.ts';
import { marks, number } from './format.ts';
import { eventWords } from './live-words.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** Names of what the minutes speak of by id. */
export type MinutesNames = {
  team: (teamId: string) => string;
  teams: (teamIds: readonly string[]) => string;
  /** Whoever did something: an account, a team's device, or the room itself. */
  doer: (by: ShowEvent['by']) => string;
  question: (questionId: string | undefined) => string;
};

/** Looks names up in the minutes themselves. */
export function namesIn({ teams, people, segments }: Minutes): MinutesNames {
  const byId = new Map(teams.map(({ id, name }) => [id, name]));
  const accounts = new Map(people.map(({ id, name }) => [id, name]));
  const asked = new Map(
    segments.flatMap(({ name, questions }) =>
      questions.map(({ questionId, number }) => [
        questionId,
        m.record_question_of({ number, segment: name })
      ])
    )
  );
  const team = (teamId: string): string => byId.get(teamId) ?? teamId;
  return {
    team,
    teams: (teamIds) => teamIds.map(team).join(', '),
    doer: ({ role, id }) => {
      if (role === 'room') return m.record_by_room();
      return role === 'team' ? team(id) : (accounts.get(id) ?? m.record_by_unknown());
    },
    question: (questionId) => asked.get(questionId ?? '') ?? m.record_question_unknown()
  };
}

/** "Hạng 2: 85 điểm; bằng điểm Đội Bình, xếp sau theo kết quả bốc thăm." */
export function rankSentence(line: RankLine, names: MinutesNames): string {
  const { rank, points, sharedWith, parted } = line;
  const groups = groupBy(parted, ({ isAhead, by }) => `${isAhead} ${by}`);
  const parts = [
    m.record_place({ rank, points: marks(points) }),
    ...(sharedWith.length > 0 ? [m.record_shared({ teams: names.teams(sharedWith) })] : []),
    ...[...groups.values()].map((group) => partingWords(group, names))
  ];
  return `${parts.join('; ')}.`;
}

function partingWords(group: readonly Parting[], names: MinutesNames): string {
  const teams = names.teams(group.map(({ teamId }) => teamId));
  const [first] = group;
  if (first?.by === 'lots') {
    return first.isAhead ? m.record_ahead_lots({ teams }) : m.record_behind_lots({ teams });
  }
  return first?.isAhead ? m.record_ahead_question({ teams }) : m.record_behind_question({ teams });
}

/** The name of a segment, with its heat where there are heats. */
export const segmentTitle = ({ name, heat }: PlayedSegment): string =>
  heat === null ? name : m.record_segment_heat({ segment: name, heat: number(heat) });

/** Points with their sign: "+10", "-5". */
export const signed = (points: number): string => `${points > 0 ? '+' : ''}${marks(points)}`;

/** What a team answered: places, its words, or that it spoke. */
export function answerWords(answer: Answer | null): string {
  if (answer === null) return m.record_answer_spoken();
  return answer.kind === 'choice' ? answer.places.join(', ') : `“${answer.text}”`;
}

/** The right answer: places, or the words that are accepted. */
export const keyWords = ({ right }: KeyView): string =>
  right.kind === 'choice' ? right.places.join(', ') : right.accepted.join(' / ');

/** What somebody put right, in one line without the reason. */
export function correctionWords(correction: Correction, names: MinutesNames): string {
  const { type, teamId = '', teamIds = [], points = 0, questionId, isRight } = correction;
  const team = names.team(teamId);
  const question = names.question(questionId);
  switch (type) {
    case 'points-adjusted':
      return m.record_did_adjust({ team, points: signed(points) });
    case 'foul-called':
      return m.record_did_foul({ team, points: signed(points) });
    case 'question-substituted':
      return m.record_did_substitute({ question });
    case 'question-thrown-out':
      return m.record_did_throw_out({ question });
    case 'teams-rescued':
      return m.record_did_rescue({ teams: names.teams(teamIds) });
    case 'answer-ruled':
      return isRight
        ? m.record_did_rule_right({ team, question })
        : m.record_did_rule_wrong({ team, question });
    case 'undone':
      return m.record_did_undo({
        seq: number(correction.undoneSeq ?? 0),
        what: undoneWords(correction, names)
      });
    default:
      return eventWords[type]();
  }
}

function undoneWords({ undone }: Correction, names: MinutesNames): string {
  if (!undone) return '';
  const what = eventWords[undone.type]();
  return undone.teamId === undefined
    ? what
    : m.record_replay_event_team({ event: what, team: names.team(undone.teamId) });
}

/** Does a correction still hold? */
export function correctionState({ isUndone, isIneffective }: Correction): string {
  if (isUndone) return m.record_correction_undone();
  return isIneffective ? m.record_correction_idle() : m.record_correction_counts();
}

/** What lots were drawn for. */
export const drawingWords: Readonly<Record<Drawing['purpose'], () => string>> = {
  order: m.record_lots_order,
  tie: m.record_lots_tie,
  press: m.record_lots_press
};

/** Teams by heat, as lots gave them. */
export const heatsWords = (heats: readonly (readonly string[])[], names: MinutesNames): string =>
  heats
    .map((ids, at) => m.record_lots_heat_result({ heat: number(at + 1), teams: names.teams(ids) }))
    .join('; ');

/** Why nothing of a question counts. */
export const struckWords = ({ reason, byQuestionId }: Struck): string =>
  byQuestionId === null ? m.record_struck({ reason }) : m.record_substituted({ reason });
