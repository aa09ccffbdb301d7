import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { replay } from '#lib/domain/live/evolve.ts';
import { programmeFrom } from '#lib/domain/live/preset.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import { programme } from '#lib/schema/live-programme.ts';
import { showEvent } from '#lib/schema/live-events.ts';
import { played } from '../domain/live/any-show.ts';
import { fill, TEAMS } from '../domain/live/finals.ts';

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('a final as stored', () => {
  it('comes back from its text and is replayed to the same state', () => {
    fc.assert(
      fc.property(played, ({ state }) => {
        const events = z.array(showEvent).parse(stored(state.log));
        const back = programme.parse(stored(state.programme));
        expect(replay(back, events)).toEqual(state);
      }),
      { numRuns: 60 }
    );
  });

  it.each(PRESETS.map((preset) => [preset.id, preset] as const))('holds %s', (_id, preset) => {
    const made = programmeFrom(preset, { finalId: 'final', name: 'Chung kết', teams: TEAMS }, fill);
    expect(programme.parse(stored(made))).toEqual(made);
  });

  const envelope = { seq: 1, version: 1, at: 0, commandId: 'c', by: { role: 'host', id: 'mc' } };
  it.each([
    ['a later version', { ...envelope, version: 2, type: 'show-started' }],
    ['an unknown event', { ...envelope, type: 'show-stopped' }],
    ['a fact too many', { ...envelope, type: 'show-started', points: 1 }],
    ['a fact too few', { ...envelope, type: 'mark-awarded', teamId: 'an' }],
    ['half a hundredth', { ...envelope, type: 'mark-awarded', teamId: 'an', points: 0.5 }]
  ])('refuses %s', (_name, event) => {
    expect(showEvent.safeParse(event).success).toBe(false);
  });
});
