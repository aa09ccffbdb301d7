import { expect, it } from 'vitest';
import type { Audience } from '#lib/domain/live/views.ts';
import type { Holder } from '#lib/server/live/gateway/access.ts';
import { makeCaps } from '#lib/server/live/gateway/caps.ts';

const HALL = '10.0.0.1';
const holder = (audience: Audience, id: string | null): Holder => ({ finalId: 'f', audience, id });

/** Asks for both places that a connection needs. */
function entering() {
  const caps = makeCaps();
  return (audience: Audience, id: string | null): boolean => {
    const who = holder(audience, id);
    const places = [caps.ofAddress(who, HALL), caps.ofHolder(who, HALL)];
    if (!places.includes(null)) return true;
    for (const giveBack of places) giveBack?.();
    return false;
  };
}

it.each([500, 5000, 25_000])(
  '%i anonymous spectators of one address shut nobody else out (M7, B-W9)',
  (crowd) => {
    const enter = entering();
    const entered = Array.from({ length: crowd }, () => enter({ kind: 'spectator' }, null));
    expect(entered.filter(Boolean)).toHaveLength(500);
    const named = Array.from({ length: crowd }, (_, n) =>
      enter({ kind: 'spectator' }, `phone-${n}`)
    );
    expect(named.filter(Boolean)).toHaveLength(Math.min(crowd, 19_500));
    for (const kind of ['projector', 'scoreboard', 'lower-third'] as const) {
      expect([kind, enter({ kind }, 'hall')]).toEqual([kind, true]);
      // Whoever asks by the plain address stands in no queue with phones, only with others like that.
      expect([kind, enter({ kind }, null)]).toEqual([kind, crowd < 20_000]);
    }
    expect(enter({ kind: 'operator' }, 'host')).toBe(true);
    expect(enter({ kind: 'team', teamId: 't' }, 't')).toBe(true);
  }
);

it('screens that claim to be of the hall take no place of those that are', () => {
  const enter = entering();
  const claims = Array.from({ length: 1000 }, () => enter({ kind: 'projector' }, null));
  expect(claims.filter(Boolean)).toHaveLength(30);
  expect(enter({ kind: 'projector' }, 'hall')).toBe(true);
  expect(enter({ kind: 'scoreboard' }, null)).toBe(true);
});
