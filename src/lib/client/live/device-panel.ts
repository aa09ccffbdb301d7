import type { Hundredths } from '#lib/domain/core/points.ts';
import type { Answer } from '#lib/domain/live/answer.ts';
import type { Clock } from '#lib/domain/live/clock.ts';
import type { StageView } from '#lib/domain/live/view/stage.ts';
import type { OwnView, TeamView } from '#lib/domain/live/view/team.ts';

/** What the button says about this team's chance to press. */
export type BuzzerPanel = 'early' | 'live' | 'pressed' | 'paused' | 'locked';

/** The one sentence that says what goes on. */
export type Line =
  | 'waiting'
  | 'interval'
  | 'ended'
  | 'not-in-segment'
  | 'out'
  | 'soon'
  | 'own-preparing'
  | 'own-performing'
  | 'own-marking'
  | 'own-marked'
  | 'other-performs'
  | 'own-choosing'
  | 'other-chooses'
  | 'own-turn'
  | 'other-turn'
  | 'sealed'
  | 'read'
  | 'race'
  | 'contested'
  | 'answer'
  | 'paused'
  | 'time-over'
  | 'won'
  | 'own-answering'
  | 'passed-to-us'
  | 'other-answers'
  | 'audience-answers'
  | 'closed'
  | 'right'
  | 'wrong'
  | 'revealed';

/** Everything a team's device shows, from its picture alone: a reload changes nothing. */
export type TeamPanel = {
  line: Line;
  /** How loud the line is: what this team must do, how it went, or nothing to do. */
  tone: 'act' | 'good' | 'bad' | 'calm';
  /** The other team that the line is about. */
  whoId: string | null;
  clock: Clock | null;
  question: { stem: string; options: readonly string[] } | null;
  /** How this team may answer now. */
  answering: 'choice' | 'writing' | 'none';
  recorded: Answer | null;
  buzzer: BuzzerPanel | null;
  packages: NonNullable<OwnView['packages']> | null;
  mayStar: boolean;
  mayPass: boolean;
  mark: { award: Hundredths; overtime: Hundredths } | null;
  showsBoard: boolean;
};

type Said = Pick<TeamPanel, 'line'> & Partial<Pick<TeamPanel, 'tone' | 'whoId'>>;

/** What the device of a team shows for this view. */
export function teamPanel({ stage, own }: TeamView): TeamPanel {
  const question = stage.question ?? null;
  const isOwn = stage.acting?.teamId === own.teamId;
  return {
    tone: 'calm',
    whoId: null,
    ...said(stage, own),
    clock: stage.clock ?? null,
    question,
    answering: answering(stage, own),
    recorded: own.answer ?? null,
    buzzer: buzzerPanel(stage, own),
    packages: own.packages ?? null,
    mayStar: own.mayStar,
    mayPass: own.mayPass,
    mark: isOwn ? (stage.mark ?? null) : null,
    showsBoard: stage.phase !== 'segment' || stage.step === 'idle'
  };
}

/** An answer needs its question on the device; what is only read out is answered aloud. */
function answering({ question }: StageView, own: OwnView): TeamPanel['answering'] {
  if (!own.mayAnswer || !question) return 'none';
  return question.options.length > 0 ? 'choice' : 'writing';
}

function buzzerPanel({ segment, step, clock, acting }: StageView, own: OwnView) {
  const hasRaces = segment?.kind === 'buzzer' || segment?.kind === 'sudden-death';
  if (!own.isIn || acting?.teamId === own.teamId) return null;
  if (step === 'ready') {
    if (own.hasPressed) return 'pressed';
    return hasRaces ? 'early' : null;
  }
  if (step !== 'race' && step !== 'contested') return null;
  if (own.hasPressed) return 'pressed';
  if (own.mayPress) return 'live';
  return clock?.kind === 'paused' ? 'paused' : 'locked';
}

function said(stage: StageView, own: OwnView): Said {
  if (stage.phase === 'waiting') return { line: 'waiting' };
  if (stage.phase === 'interval') return { line: 'interval' };
  if (stage.phase === 'ended') return { line: 'ended' };
  if (stage.segment?.kind === 'audience') return ofAudience(stage);
  if (!stage.segment?.teamIds.includes(own.teamId)) return { line: 'not-in-segment' };
  if (!own.isIn && stage.step !== 'revealed') return { line: 'out' };
  const isOwn = stage.acting?.teamId === own.teamId;
  return isOwn ? ofOwnTurn(stage) : ofOthers(stage, own);
}

function ofAudience({ step }: StageView): Said {
  if (step === 'open') return { line: 'audience-answers' };
  return { line: step === 'closed' || step === 'revealed' ? step : 'soon' };
}

function ofOwnTurn({ step, acting, clock }: StageView): Said {
  switch (step) {
    case 'preparing':
      return { line: 'own-preparing', tone: 'act' };
    case 'performing':
      return { line: 'own-performing', tone: 'act' };
    case 'marking':
      return { line: 'own-marking' };
    case 'marked':
      return { line: 'own-marked' };
    case 'choosing':
      return { line: 'own-choosing', tone: 'act' };
    case 'answering':
      if (clock?.kind === 'over') return { line: 'time-over' };
      return { line: ownRight(acting?.right), tone: 'act' };
    default:
      return { line: 'own-turn', tone: 'act' };
  }
}

const ownRight = (right: NonNullable<StageView['acting']>['right']): Line => {
  if (right === 'pass') return 'passed-to-us';
  return right === 'own' ? 'own-answering' : 'won';
};

function ofOthers(stage: StageView, own: OwnView): Said {
  const whoId = stage.acting?.teamId ?? null;
  switch (stage.step) {
    case 'preparing':
    case 'performing':
    case 'marking':
    case 'marked':
      return { line: 'other-performs', whoId };
    case 'choosing':
      return { line: 'other-chooses', whoId };
    case 'ready':
      if (whoId !== null) return { line: 'other-turn', whoId };
      return { line: stage.question ? 'read' : 'sealed' };
    case 'open':
      return ofOpen(stage, own);
    case 'race':
      if (stage.clock?.kind === 'paused') return { line: 'paused' };
      return { line: 'race', tone: own.mayPress ? 'act' : 'calm' };
    case 'contested':
      return { line: 'contested' };
    case 'answering':
      return { line: 'other-answers', whoId };
    case 'closed':
      return { line: 'closed' };
    case 'revealed':
      return ownResult(stage, own);
    default:
      return { line: 'soon' };
  }
}

function ofOpen({ clock }: StageView, { mayAnswer }: OwnView): Said {
  if (clock?.kind === 'paused') return { line: 'paused' };
  return mayAnswer ? { line: 'answer', tone: 'act' } : { line: 'closed' };
}

/** How this team's own answer or its last attempt came out. */
function ownResult({ answers, asked }: StageView, { teamId }: OwnView): Said {
  const given = answers?.find((one) => one.teamId === teamId)?.isRight;
  const verdict = asked?.attempts.findLast((one) => one.teamId === teamId)?.verdict;
  if (given === true || verdict === 'right') return { line: 'right', tone: 'good' };
  if (given === false || verdict === 'wrong') return { line: 'wrong', tone: 'bad' };
  return { line: 'revealed' };
}
