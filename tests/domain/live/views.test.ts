import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { viewFor, type Audience } from '#lib/domain/live/views.ts';
import type { McView, OperatorView } from '#lib/domain/live/view/host.ts';
import type { JudgeView, SpectatorView } from '#lib/domain/live/view/screens.ts';
import type { TeamView } from '#lib/domain/live/view/team.ts';
import { begun, choice, points, programmeOf, RIGHT, WRONG, type Final } from './finals.ts';

const simultaneous: SegmentPreset = {
  kind: 'simultaneous',
  name: 'Trắc nghiệm',
  slots: [slot(2)],
  answerMs: 10 * SECOND,
  right: points(10),
  wrong: 0,
  blank: 0,
  elimination: false
};
const buzzer: SegmentPreset = {
  kind: 'buzzer',
  name: 'Bấm chuông',
  slots: [slot(2)],
  pressMs: 5 * SECOND,
  answerMs: 5 * SECOND,
  right: points(10),
  wrong: 0,
  early: { kind: 'ignored' },
  afterWrong: { kind: 'none' },
  locksNext: false
};
const see = <View>(final: Final, kind: Exclude<Audience['kind'], 'team'>): View =>
  viewFor({ kind }, final.state) as View;
const team = (final: Final, teamId: string): TeamView =>
  viewFor({ kind: 'team', teamId }, final.state) as TeamView;

describe('a question from seal to key', () => {
  it('opens to each audience in its turn', () => {
    const final = begun(programmeOf([simultaneous]));
    const known = () => ({
      mc: [see<McView>(final, 'mc').card?.stem, see<McView>(final, 'mc').card?.key.explanation],
      judge: [see<JudgeView>(final, 'judge').card?.key.explanation],
      an: [team(final, 'an').stage.question?.stem, team(final, 'an').stage.key?.explanation]
    });
    const [stem, why] = ['stem-phan-1-1;', 'why-phan-1-1;'];
    const sealed = { mc: [undefined, undefined], judge: [undefined], an: [undefined, undefined] };
    expect(known()).toEqual(sealed);
    final.host('host:ready-question', { questionId: null });
    expect(known()).toEqual({ ...sealed, mc: [stem, why] });
    final.host('host:show-question');
    expect(known()).toEqual({ mc: [stem, why], judge: [why], an: [stem, undefined] });
    final.host('host:hide-question');
    expect(known()).toEqual({ ...sealed, mc: [stem, why] });
    final.host('host:open');
    final.host('host:close');
    expect(known()).toEqual({ mc: [stem, why], judge: [why], an: [stem, undefined] });
    final.host('host:reveal');
    expect(known()).toEqual({ mc: [stem, why], judge: [why], an: [stem, why] });
  });
});

describe('an answer', () => {
  it('is seen by its team and the host at once, by judges when closed, by all when revealed', () => {
    const final = begun(programmeOf([simultaneous]));
    final.host('host:ready-question', { questionId: null });
    final.host('host:open');
    final.answer('an', RIGHT);
    final.answer('binh', WRONG);
    expect(team(final, 'an').own.answer).toEqual(choice('B'));
    expect(team(final, 'an').stage.answeredIds).toEqual(['an', 'binh']);
    expect(team(final, 'an').stage.answers).toBeUndefined();
    expect(see<OperatorView>(final, 'operator').answers).toHaveLength(2);
    expect(see<JudgeView>(final, 'judge').answers).toBeUndefined();
    final.host('host:close');
    expect(see<JudgeView>(final, 'judge').answers).toHaveLength(2);
    expect(team(final, 'an').stage.answers).toBeUndefined();
    final.host('host:reveal');
    expect(team(final, 'chi').stage.answers).toMatchObject([
      { teamId: 'an', isRight: true },
      { teamId: 'binh', isRight: false }
    ]);
  });
});

describe('presses', () => {
  it('show the host both times, and nobody else that any came before they are settled', () => {
    const race = { latencyBoundMs: 200, tieWindowMs: 10, tie: 'lot' as const };
    const final = begun(programmeOf([buzzer], { race }));
    final.host('host:ready-question', { questionId: null });
    final.host('host:open');
    final.wait(SECOND);
    const before = see<SpectatorView>(final, 'spectator').stage;
    final.press('an', 5, 150);
    expect(see<SpectatorView>(final, 'spectator').stage).toEqual(before);
    expect(see<OperatorView>(final, 'operator').presses).toMatchObject([
      { teamId: 'an', rawAt: final.now, correctedAt: final.now - 5 }
    ]);
    expect(team(final, 'an').own).toMatchObject({ hasPressed: true, mayPress: false });
    expect(team(final, 'binh').own).toMatchObject({ hasPressed: false, mayPress: true });
    final.wait(SECOND);
    expect(see<SpectatorView>(final, 'spectator').stage.acting).toEqual({
      teamId: 'an',
      right: 'buzz'
    });
  });
});

describe('the console', () => {
  it('always names the next step, and the record with what is undone', () => {
    const final = begun(programmeOf([buzzer]));
    const next = () => see<OperatorView>(final, 'operator').next[0];
    expect(next()).toBe('host:ready-question');
    final.host('host:ready-question', { questionId: null });
    expect(next()).toBe('host:show-question');
    final.host('host:show-question');
    expect(next()).toBe('host:open');
    final.host('host:undo', { seq: 4, reason: 'nhầm nút' });
    expect(next()).toBe('host:show-question');
    expect(see<OperatorView>(final, 'operator').record.slice(-2)).toMatchObject([
      { seq: 4, type: 'question-shown', isUndone: true },
      { seq: 5, type: 'undone', isUndone: false, reason: 'nhầm nút' }
    ]);
  });
});

describe('spectators', () => {
  it('may answer only questions for the audience, and see counts with the key', () => {
    const final = begun(
      programmeOf([{ kind: 'audience', name: 'Khán giả', slots: [slot(1)], answerMs: 5000 }])
    );
    final.host('host:ready-question', { questionId: null });
    expect(see<SpectatorView>(final, 'spectator').windowId).toBeUndefined();
    final.host('host:open');
    const { windowId } = see<SpectatorView>(final, 'spectator');
    expect(windowId).toBe(final.windowId());
    final.send(
      { role: 'room', id: 'room' },
      { type: 'room:audience', windowId: windowId ?? 0, counts: [{ place: 'B', count: 12_000 }] }
    );
    expect(see<SpectatorView>(final, 'spectator').stage.counts).toBeUndefined();
    expect(see<McView>(final, 'mc').counts).toEqual([{ place: 'B', count: 12_000 }]);
    final.host('host:close');
    final.host('host:reveal');
    expect(see<SpectatorView>(final, 'spectator').stage.counts).toEqual([
      { place: 'B', count: 12_000 }
    ]);
  });
});
