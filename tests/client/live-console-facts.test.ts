import { describe, expect, it, test } from 'vitest';
import { deviceOfTeam, gradeOf, otherScreens } from '#lib/client/live/console-lines.ts';
import { pressLines } from '#lib/client/live/console-presses.ts';
import { teamLines } from '#lib/client/live/console-teams.ts';
import { operatorView } from '#lib/domain/live/view/host.ts';
import type { DeviceStatus } from '#lib/schema/live-wire.ts';
import { choice, playing, points, programmeOf, type Final } from '../domain/live/finals.ts';
import { goOn, SEGMENTS } from './console-final.ts';

const RACE = { latencyBoundMs: 100, tieWindowMs: 20, tie: 'host' } as const;

const device = (over: Partial<DeviceStatus> = {}): DeviceStatus => ({
  screen: 'team',
  teamId: 'an',
  connected: 1,
  transport: 'websocket',
  latencyMs: 8,
  jitterMs: 3,
  late: 0,
  ...over
});

describe('the line to a device', () => {
  test.each([
    [undefined, 'away'],
    [device({ connected: 0, latencyMs: null, jitterMs: null }), 'away'],
    [device({ transport: 'polling', latencyMs: null, jitterMs: null }), 'polling'],
    [device({ latencyMs: null, jitterMs: null }), 'measuring'],
    [device(), 'good'],
    [device({ late: 1 }), 'good'],
    [device({ late: 2 }), 'late'],
    [device({ latencyMs: null, jitterMs: null, late: 9 }), 'late'],
    [device({ latencyMs: 100 }), 'good'],
    [device({ latencyMs: 101 }), 'slow'],
    [device({ jitterMs: 30 }), 'good'],
    [device({ jitterMs: 31 }), 'unsteady']
  ])('%o is %s', (status, grade) => {
    expect(gradeOf(status, RACE)).toBe(grade);
  });

  it('is found by its team, and screens are counted apart from it', () => {
    const spectators = device({ screen: 'spectator', teamId: null, connected: 1200 });
    const devices = [spectators, device(), device({ teamId: 'binh', latencyMs: 9 })];
    expect(deviceOfTeam(devices, 'binh')?.latencyMs).toBe(9);
    expect(deviceOfTeam(devices, 'chi')).toBeUndefined();
    expect(otherScreens(devices)).toEqual([{ screen: 'spectator', connected: 1200 }]);
  });
});

describe('presses', () => {
  const press = (teamId: string, rawAt: number, latencyMs: number) => ({
    teamId,
    rawAt,
    latencyMs,
    correctedAt: rawAt - latencyMs,
    settleAt: rawAt + 100
  });

  it('stand in corrected order, each beside the first by both times', () => {
    const lines = pressLines([press('an', 1000, 5), press('binh', 1030, 60)], RACE);
    expect(lines).toEqual([
      { teamId: 'binh', rawMs: 30, correctedMs: 0, latencyMs: 60, isTied: false },
      { teamId: 'an', rawMs: 0, correctedMs: 25, latencyMs: 5, isTied: false }
    ]);
  });

  it('within the window of the first are tied with it', () => {
    const lines = pressLines(
      [press('an', 1000, 0), press('binh', 1020, 0), press('chi', 1021, 0)],
      RACE
    );
    expect(lines.map(({ isTied }) => isTied)).toEqual([true, true, false]);
  });
});

describe('a team on the board', () => {
  const standings = (final: Final): Record<string, unknown> =>
    Object.fromEntries(
      teamLines(operatorView(final.state)).map(({ teamId, standing }) => [teamId, standing])
    );

  it('has no standing before something is on', () => {
    const final = playing(programmeOf(SEGMENTS.slice(1, 2)));
    expect(Object.values(standings(final))).toEqual([null, null, null, null]);
  });

  it('has answered, or is out', () => {
    const final = playing(programmeOf(SEGMENTS.slice(1, 2)));
    while (final.step !== 'open') goOn(final);
    final.answer('an', choice('B'));
    expect(standings(final)).toMatchObject({ an: 'answered', binh: null });
    goOn(final, 2);
    expect(standings(final)).toMatchObject({ an: 'answered', binh: 'out' });
  });

  it('answers after a press, and is locked out when it was wrong', () => {
    const final = playing(programmeOf(SEGMENTS.slice(2, 3)));
    while (final.step !== 'race') goOn(final);
    final.press('an');
    final.wait(0);
    expect(standings(final)).toMatchObject({ an: 'acting', binh: null });
    final.host('host:judge', { isRight: false });
    expect(standings(final)).toMatchObject({ an: 'locked' });
  });

  it('shows what the hall sees only while that is something else', () => {
    const final = playing(programmeOf(SEGMENTS.slice(1, 2)));
    final.host('host:start-show');
    const before = teamLines(operatorView(final.state));
    expect(before.map(({ publicPoints }) => publicPoints)).toEqual([null, null, null, null]);
    final.host('host:freeze-board');
    final.host('host:adjust', { teamId: 'chi', points: points(5), reason: 'thưởng' });
    expect(teamLines(operatorView(final.state))[0]).toMatchObject({
      teamId: 'chi',
      points: 500,
      publicPoints: 0
    });
  });
});
