import { expect } from 'vitest';
import { replay } from '#lib/domain/live/evolve.ts';
import { ledgerOf, totalsOf } from '#lib/domain/live/ledger.ts';
import { askedNow, runAt, segmentPhase, withRun } from '#lib/domain/live/stage.ts';
import { standingsOf } from '#lib/domain/live/standings.ts';
import type { ShowState } from '#lib/domain/live/state.ts';
import { effectiveEvents } from '#lib/domain/live/undo.ts';
import { SCREENS, viewFor, type Audience } from '#lib/domain/live/views.ts';
import { allowedPaths, pathsOf } from './allowed.ts';
import { TEAMS } from './finals.ts';

/** Kinds of events that may cause points. */
const CAUSES = new Set([
  'mark-revealed',
  'marks-taken',
  'question-revealed',
  'answer-judged',
  'foul-called',
  'points-adjusted'
]);

/** Points have causes, totals are sums, the floor holds, ranks follow totals (L5, I12). */
export function expectSoundPoints(state: ShowState): void {
  const { programme, show } = state;
  const causes = new Set(
    effectiveEvents(state.log)
      .filter(({ type }) => CAUSES.has(type))
      .map(({ seq }) => seq)
  );
  const sums = new Map(programme.teams.map((team) => [team.id, 0]));
  const unsound = ledgerOf(programme, show).filter((line) => {
    const sum = (sums.get(line.teamId) ?? NaN) + line.counted;
    sums.set(line.teamId, sum);
    const isAbove = programme.floor === null || sum >= programme.floor;
    return !isAbove || !causes.has(line.seq) || !Number.isSafeInteger(line.points);
  });
  expect(unsound).toEqual([]);
  expect([...totalsOf(programme, show)]).toEqual([...sums]);
  const board = standingsOf(programme, show);
  const misplaced = board.filter(
    ({ teamId, rank, points }) =>
      points !== sums.get(teamId) ||
      rank <= board.filter((other) => other.points > points).length ||
      board.some((other) => other.rank < rank && other.points < points)
  );
  expect(misplaced).toEqual([]);
}

/**
 * At most one winner and one press of a team in a window (L4, I11). What an undo has left without
 * effect is on record, but nobody has won by it.
 */
export function expectOneWinner({ log, show }: ShowState): void {
  const winners: string[] = [];
  const presses: string[] = [];
  for (const event of effectiveEvents(log)) {
    if (show.ineffective.includes(event.seq)) continue;
    if (event.type === 'race-settled') winners.push(`${event.windowId}`);
    if (event.type === 'press-recorded') presses.push(`${event.windowId} ${event.press.teamId}`);
  }
  expect(new Set(winners).size).toBe(winners.length);
  expect(new Set(presses).size).toBe(presses.length);
}

/** The record is numbered without gaps and leads to the same state again (L1, I9). */
export function expectReplay(state: ShowState): void {
  expect(state.log.map(({ seq }) => seq)).toEqual(state.log.map((_, index) => index + 1));
  expect(replay(state.programme, state.log)).toEqual(state);
  const hasUndo = state.log.some(({ type }) => type === 'undone');
  if (!hasUndo) expect(state.show.ineffective).toEqual([]);
}

const AUDIENCES: Audience[] = [
  { kind: 'operator' },
  { kind: 'mc' },
  ...SCREENS.map((kind) => ({ kind })),
  ...TEAMS.map(({ id }) => ({ kind: 'team' as const, teamId: id }))
];

/** No view holds what its audience may not see yet (L8, B-L1, B-L8). */
export function expectNoLeaks(state: ShowState): void {
  expect(AUDIENCES.flatMap((audience) => leaksOf(audience, state))).toEqual([]);
  expectMarkHeldBack(state);
}

/** Before its reveal a mark makes no difference to anybody but those who run the show. */
function expectMarkHeldBack(state: ShowState): void {
  const at = runAt(state.show, 'marking');
  if (!at || at.run.award === null) return;
  const run = { ...at.run, award: null, isFromSheets: false };
  const without = { ...state, show: withRun(state.show, at.phase, run) };
  const text = (from: ShowState) => (audience: Audience) => JSON.stringify(viewFor(audience, from));
  const others = AUDIENCES.filter((audience) => !isHost(audience));
  expect(others.map(text(state))).toEqual(others.map(text(without)));
}

/** Canaries of questions (`fill`) and of answers (`any-show.ts`). */
const CANARY = /(stem|option|why|document)-(phan-\d+-\d+)|said-([a-z]+)-/g;

function leaksOf(audience: Audience, state: ShowState): string[] {
  const view = viewFor(audience, state);
  const allowed = allowedPaths(audience, state);
  const strange = pathsOf(view).filter((path) => !allowed.has(path));
  const found = [...JSON.stringify(view).matchAll(CANARY)]
    .filter(([, part, question, teamId]) =>
      teamId === undefined
        ? !maySeePart(audience, state, part as string, question as string)
        : !maySeeAnswer(audience, state, teamId)
    )
    .map(([canary]) => canary);
  return [...strange, ...found].map((leak) => `${JSON.stringify(audience)} ${leak}`);
}

const isHost = ({ kind }: Audience): boolean => kind === 'operator' || kind === 'mc';

function maySeePart(audience: Audience, { show }: ShowState, part: string, question: string) {
  const asked = askedNow(show);
  if (asked?.questionId.replace('-cau', '') !== question) return false;
  if (isHost(audience)) return true;
  const isVisible = asked.visibility === 'shown';
  if (part === 'stem' || part === 'option') return isVisible;
  const isRevealed = segmentPhase(show)?.run.step === 'revealed';
  return isRevealed || (audience.kind === 'judge' && isVisible);
}

function maySeeAnswer(audience: Audience, { show }: ShowState, teamId: string): boolean {
  const step = segmentPhase(show)?.run.step;
  if (isHost(audience) || step === 'revealed') return true;
  if (audience.kind === 'judge') return step === 'closed';
  return audience.kind === 'team' && audience.teamId === teamId;
}

/** Public ⊆ team ⊆ operator: all see one stage; a team's own things are on the console too. */
export function expectNestedViews(state: ShowState): void {
  const view = (audience: Audience) => viewFor(audience, state) as Record<string, unknown>;
  const operator = view({ kind: 'operator' });
  const stage = view({ kind: 'projector' }).stage as Record<string, unknown>;
  const text = JSON.stringify;
  const others = AUDIENCES.filter((audience) => {
    const seen = view(audience);
    if ('stage' in seen) return text(seen.stage) !== text(stage);
    return Object.keys(seen).some(
      (key) => key !== 'segmentName' && text(seen[key]) !== text(stage[key])
    );
  });
  expect(others).toEqual([]);
  const own = TEAMS.map(({ id }) => view({ kind: 'team', teamId: id }).own);
  expect(text(operator.teams)).toBe(text(own));
}
