import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineOf } from '#lib/domain/live/deadline.ts';
import { decide, stepSeq } from '#lib/domain/live/decide.ts';
import { evolve, initialState, replay } from '#lib/domain/live/evolve.ts';
import { ALWAYS, nextSteps } from '#lib/domain/live/next-steps.ts';
import { clockOf, segmentPhase } from '#lib/domain/live/stage.ts';
import type { Command } from '#lib/domain/live/command.ts';
import type { ShowEvent } from '#lib/domain/live/event.ts';
import type { ShowState } from '#lib/domain/live/state.ts';
import { undoneSeqs } from '#lib/domain/live/undo.ts';
import { stageView } from '#lib/domain/live/view/stage.ts';
import { ownView } from '#lib/domain/live/view/team.ts';
import { commandFrom, dice, nextInstant, played, programmes, type Dice } from './any-show.ts';
import { EVENING, TEAMS } from './finals.ts';
import {
  expectNestedViews,
  expectNoLeaks,
  expectOneWinner,
  expectReplay,
  expectSoundPoints
} from './invariants.ts';

/** What may be known of a show without the engine: its length and when it last moved. */
type Model = { length: number; at: number };
type Real = { state: ShowState; sent: number };

/** One command of anybody, with all invariants checked behind it. */
class Send implements fc.Command<Model, Real> {
  readonly thrown: Dice;
  constructor(thrown: Dice) {
    this.thrown = thrown;
  }
  check = (): boolean => true;
  toString = (): string => JSON.stringify(this.thrown);

  run(model: Model, real: Real): void {
    real.sent += 1;
    model.at = nextInstant(model.at, this.thrown);
    const before = real.state;
    const command = commandFrom(this.thrown, before, model.at, `c${real.sent}`);
    const decision = decide(before, command);
    if (!decision.ok) return;
    expect(decision.value.length).toBeGreaterThan(0);
    expectAllowed(before, command);
    real.state = decision.value.reduce(evolve, before);
    model.length += decision.value.length;
    expect(real.state.log).toHaveLength(model.length);
    expect(decide(real.state, command)).toEqual({ ok: true, value: [] });
    expectNothingTold(before, real.state, decision.value);
    expectSoundPoints(real.state);
    expectOneWinner(real.state);
    expectNoLeaks(real.state);
    expectNestedViews(real.state);
    expectUndoable(real.state, this.thrown, model.at);
    expectLiveness(real.state);
    expectObvious(real.state, model.at);
  }
}

/** Nothing is accepted that the steps do not offer, nothing after the close, nothing stale. */
function expectAllowed(state: ShowState, { by, intent, expected, at }: Command): void {
  if (expected !== null) expect(expected).toBe(stepSeq(state));
  if (by.role === 'host') expect([...nextSteps(state), ...ALWAYS]).toContain(intent.type);
  if (intent.type !== 'team:answer') return;
  const run = segmentPhase(state.show)?.run;
  const clock = run && clockOf(run);
  expect(['open', 'answering']).toContain(run?.step);
  expect(clock?.kind).toBe('running');
  if (clock?.kind === 'running') {
    expect(at).toBeLessThanOrEqual(clock.endsAt + state.programme.race.latencyBoundMs);
  }
}

/** A press or an answer tells the others nothing; a frozen board tells nobody anything new. */
function expectNothingTold(before: ShowState, after: ShowState, [first]: ShowEvent[]): void {
  const stage = (state: ShowState): string => JSON.stringify(stageView(state));
  if (first?.type === 'press-recorded') expect(stage(after)).toBe(stage(before));
  if (first?.type === 'press-recorded' || first?.type === 'answer-given') {
    const teamId = first.type === 'answer-given' ? first.teamId : first.press.teamId;
    for (const { id } of TEAMS) {
      if (id !== teamId) expect(ownView(after, id)).toEqual(ownView(before, id));
    }
  }
  const stayed = before.show.frozenBoard !== null && after.show.frozenBoard !== null;
  if (stayed && first?.type !== 'undone') {
    expect(stageView(after).board).toEqual(stageView(before).board);
    expect(stageView(after).mark).toBeUndefined();
  }
}

/** Undo, then undo of the undo, is nothing; each makes the record one longer (L9). */
function expectUndoable(state: ShowState, { a }: Dice, at: number): void {
  const undone = undoneSeqs(state.log);
  const targets = state.log.filter(({ seq }) => !undone.has(seq));
  const target = targets[a % targets.length];
  if (!target) return;
  const undo = (from: ShowState, seq: number, id: string): ShowState => {
    const decision = decide(from, {
      id,
      at,
      seed: '0'.repeat(32),
      expected: null,
      by: { role: 'host', id: 'mc' },
      intent: { type: 'host:undo', seq, reason: 'thử' }
    });
    if (!decision.ok) throw new Error(decision.refusal);
    return decision.value.reduce(evolve, from);
  };
  const without = undo(state, target.seq, 'undo-1');
  expectSoundPoints(without);
  expectNoLeaks(without);
  expect(undo(without, without.log.length, 'undo-2').show).toEqual(state.show);
  if (target.type !== 'undone') expect(clockWouldRing(without, state)).toBe(false);
}

/** An undo starts no countdown by itself: what rings afterwards rang before as well. */
const clockWouldRing = (after: ShowState, before: ShowState): boolean =>
  deadlineOf(after) !== null && deadlineOf(after) !== deadlineOf(before);

/** The step named first is accepted, unless it asks for a choice that only people can make. */
function expectObvious(state: ShowState, at: number): void {
  const [type] = nextSteps(state);
  if (type === undefined || ASKING.has(type)) return;
  const decision = decide(state, {
    id: 'next',
    at,
    seed: '0'.repeat(32),
    expected: stepSeq(state),
    by: { role: 'host', id: 'mc' },
    intent: { type, questionId: null } as Command['intent']
  });
  expect([type, decision.ok]).toEqual([type, true]);
}

const ASKING = new Set([
  'host:start-segment',
  'host:give-turn',
  'host:choose-package',
  'host:award',
  'host:grant',
  'host:judge'
]);

/** A deadline, when it has come, is acted upon, and no such action leads to a second one at once. */
function expectLiveness(state: ShowState): void {
  const deadline = deadlineOf(state);
  if (deadline === null) return;
  const decision = decide(state, {
    id: 'ring',
    at: deadline,
    seed: '0'.repeat(32),
    expected: null,
    by: { role: 'room', id: 'room' },
    intent: { type: 'room:time-up', deadline }
  });
  expect(decision.ok).toBe(true);
  if (decision.ok) {
    const next = deadlineOf(decision.value.reduce(evolve, state));
    expect(next === null || next > deadline).toBe(true);
  }
}

/** LIVE_RUNS=3000 for a long search; a failure prints the seed and path that repeat it. */
const RUNS = Number(process.env.LIVE_RUNS ?? 60);

/** The shortest way to the end from each step. */
const HOMEWARD: Record<string, Command['intent']> = {
  waiting: { type: 'host:start-show' },
  interval: { type: 'host:end-show' },
  idle: { type: 'host:end-segment' },
  preparing: { type: 'host:start-performance' },
  performing: { type: 'host:end-performance' },
  marking: { type: 'host:award', points: 0 },
  marked: { type: 'host:next' },
  choosing: { type: 'host:next' },
  ready: { type: 'host:open' },
  open: { type: 'host:close' },
  race: { type: 'host:close' },
  contested: { type: 'host:close' },
  answering: { type: 'host:judge', isRight: false },
  closed: { type: 'host:reveal' },
  revealed: { type: 'host:next' }
};

describe('any sequence of commands', () => {
  it('keeps the invariants at every step (L1, L3 to L7, L9, L12)', () => {
    let events = 0;
    fc.assert(
      fc.property(
        programmes,
        fc.commands([dice.map((thrown) => new Send(thrown))], { maxCommands: 90, size: 'max' }),
        (programme, commands) => {
          const real: Real = { state: initialState(programme), sent: 0 };
          const model: Model = { length: 0, at: EVENING };
          fc.modelRun(() => ({ model, real }), commands);
          expectReplay(real.state);
          events += model.length;
        }
      ),
      { numRuns: RUNS }
    );
    // Mostly refused commands would prove little.
    expect(events).toBeGreaterThan(5 * RUNS);
  });

  it('leaves a show that the host can bring to its end without an undo', () => {
    fc.assert(
      fc.property(played, ({ state }) => {
        let now = state;
        for (let turn = 0; turn < 20 && now.show.phase.kind !== 'ended'; turn += 1) {
          const run = segmentPhase(now.show)?.run;
          const clock = run && clockOf(run);
          const intent: Command['intent'] =
            run?.step === 'collecting'
              ? { type: 'room:time-up', deadline: deadlineOf(now) ?? 0 }
              : clock?.kind === 'paused' && run?.step === 'performing'
                ? { type: 'host:resume' }
                : (HOMEWARD[run?.step ?? now.show.phase.kind] as Command['intent']);
          const decision = decide(now, {
            id: `end-${turn}`,
            at: Number.MAX_SAFE_INTEGER / 2,
            seed: '0'.repeat(32),
            expected: null,
            by: intent.type.startsWith('room:')
              ? { role: 'room', id: 'room' }
              : { role: 'host', id: 'mc' },
            intent: run?.step === 'marking' && run.award !== null ? { type: 'host:reveal' } : intent
          });
          expect([intent.type, decision.ok]).toEqual([intent.type, true]);
          if (decision.ok) now = decision.value.reduce(evolve, now);
        }
        expect(now.show.phase.kind).toBe('ended');
      }),
      { numRuns: RUNS }
    );
  });

  it('leads to the same state from any snapshot on (L2)', () => {
    fc.assert(
      fc.property(played, fc.nat(), ({ state }, cut) => {
        const at = cut % (state.log.length + 1);
        const snapshot = JSON.parse(
          JSON.stringify(replay(state.programme, state.log.slice(0, at)))
        ) as ShowState;
        expect(state.log.slice(at).reduce(evolve, snapshot)).toEqual(state);
      }),
      { numRuns: RUNS }
    );
  });

  it('on two nodes has an order in which one node would have taken it (L11)', () => {
    fc.assert(
      fc.property(
        played,
        fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 60, maxLength: 60 }),
        ({ state: { programme }, commands }, turns) => {
          let store: readonly ShowEvent[] = [];
          const nodes = [initialState(programme), initialState(programme)];
          const order: Command[] = [];
          commands.forEach((command, index) => {
            const [isSecond, isBehind] = turns[index] as [boolean, boolean];
            const node = isSecond ? 1 : 0;
            // A node that is behind decides on what it has; the clash makes it load and decide again.
            if (!isBehind) nodes[node] = replay(programme, store);
            let decision = decide(nodes[node] as ShowState, command);
            if ((nodes[node] as ShowState).log.length !== store.length) {
              nodes[node] = replay(programme, store);
              decision = decide(nodes[node], command);
            }
            order.push(command);
            if (decision.ok) store = [...store, ...decision.value];
          });
          const single = order.reduce((state, command) => {
            const decision = decide(state, command);
            return decision.ok ? decision.value.reduce(evolve, state) : state;
          }, initialState(programme));
          expect(replay(programme, store)).toEqual(single);
        }
      ),
      { numRuns: RUNS }
    );
  });
});
