import type { Audience } from '#lib/domain/live/views.ts';
import { askedNow, segmentPhase } from '#lib/domain/live/stage.ts';
import type { ShowState } from '#lib/domain/live/state.ts';

/** Paths of all leaves of a view; places in lists are left out. Empty lists are leaves. */
export function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [path] : value.flatMap((item) => pathsOf(item, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, path === '' ? key : `${path}.${key}`)
  );
}

const all = (prefix: string, names: string): string[] =>
  names.split(' ').map((name) => `${prefix}${name}`);

const ANSWER = 'answer.kind answer.places answer.places[] answer.text';
const KEY =
  'right.kind right.places[] right.accepted[] explanation citation.document citation.article';
const BOARD =
  'board.isFrozen board.lines[].teamId board.lines[].name board.lines[].rank board.lines[].points';
const CLOCK = 'clock.kind clock.durationMs clock.since clock.endsAt clock.leftMs';
const QUESTION = 'question.stem question.options question.options[]';
const JUDGED = `answers ${all('answers[].', `teamId usedMs isRight ${ANSWER}`).join(' ')}`;
const CARD = all('card.', 'stem options options[] questionId value')
  .concat(all('card.key.', KEY))
  .join(' ');

/** Written by hand from PRODUCT 5 and RELIABILITY L8, apart from the code that builds views. */
function stagePaths(state: ShowState): string[] {
  const run = segmentPhase(state.show)?.run;
  const asked = askedNow(state.show);
  const isFrozen = state.show.frozenBoard !== null;
  return [
    ...all('', `finalName phase ${BOARD}`),
    ...all('', `segment.name segment.kind segment.teamIds[] segment.inIds segment.inIds[]`),
    ...all('', `step ${CLOCK} acting.teamId acting.right`),
    ...all('asked.', 'number value isStarred attempts'),
    ...all('asked.attempts[].', 'teamId right verdict'),
    ...(asked?.visibility === 'shown' ? all('', QUESTION) : []),
    ...(run && ['open', 'closed', 'revealed'].includes(run.step)
      ? ['answeredIds', 'answeredIds[]']
      : []),
    ...(run?.step === 'revealed'
      ? [
          ...all('', JUDGED),
          ...all('counts', ' [].place [].count').filter(Boolean),
          ...all('key.', KEY)
        ]
      : []),
    ...(run?.step === 'marked' && !isFrozen ? ['mark.award', 'mark.overtime'] : [])
  ];
}

const OWN =
  'teamId isIn windowId mayPress hasPressed mayAnswer mayPass mayStar packages[].value packages[].answerMs packages[].left';

function mcPaths(): string[] {
  return [
    ...all('', `step next next[] expected ${CARD} ${JUDGED} ${BOARD} award isFromSheets`),
    ...all('attempts[].', `teamId right verdict answer ${ANSWER}`),
    ...all('presses[].', 'teamId rawAt latencyMs correctedAt settleAt'),
    ...all('', 'attempts presses counts counts[].place counts[].count candidateIds candidateIds[]')
  ];
}

const operatorPaths = (): string[] => [
  ...mcPaths(),
  ...all('', 'deadline order[] segmentId usedIds usedIds[] struckIds struckIds[] ledger record'),
  ...all('teams[].', `${OWN} ${ANSWER}`),
  ...all('ledger[].', 'seq teamId segmentId questionId cause points counted isStruck'),
  ...all('record[].', 'seq at type by.role by.id isUndone isIneffective teamId segmentId'),
  ...all('record[].', 'teamIds[] questionId points isRight undoneSeq reason'),
  ...all('progress.', 'begun begun[].segmentId begun[].teamIds[] turns[].teamId turns[].left'),
  ...all('progress.', 'leftIds leftIds[] spares'),
  ...all('', 'lockedOut lockedOut[] usedMs'),
  ...all('awaitedMarks', ' [].segmentId [].teamId')
];

/** Everything that a view of this audience may contain in this state (R9, L8). */
export function allowedPaths(audience: Audience, state: ShowState): Set<string> {
  const stage = stagePaths(state);
  const inStage = stage.map((path) => `stage.${path}`);
  const run = segmentPhase(state.show)?.run;
  const isVisible = askedNow(state.show)?.visibility === 'shown';
  const isClosed = run?.step === 'closed' || run?.step === 'revealed';
  switch (audience.kind) {
    case 'operator':
      return new Set([...inStage, ...operatorPaths()]);
    case 'mc':
      return new Set([...inStage, ...mcPaths()]);
    case 'team':
      return new Set([...inStage, ...all('own.', `${OWN} ${ANSWER}`)]);
    case 'judge':
      return new Set([
        ...inStage,
        ...(isVisible ? all('', CARD) : []),
        ...(isClosed ? all('', JUDGED) : [])
      ]);
    case 'projector':
      return new Set(inStage);
    case 'spectator':
      return new Set([...inStage, ...(run?.step === 'open' ? ['windowId'] : [])]);
    case 'scoreboard':
      return new Set([...all('', `finalName phase ${BOARD}`), 'segmentName']);
    case 'lower-third':
      return new Set([
        ...all('', `phase step ${CLOCK} acting.teamId acting.right ${BOARD}`),
        'segmentName',
        ...(isVisible ? all('', QUESTION) : [])
      ]);
  }
}
