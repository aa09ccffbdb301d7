import type { ScreenKind } from '#lib/schema/live-wire.ts';

/** How a screen comes back after it lost its connection. */
export type ComingBack = {
  reconnectionDelay: number;
  reconnectionDelayMax: number;
  randomizationFactor: number;
  timeout: number;
};

/** Soon, and not all screens at once. */
const OF_FEW: ComingBack = {
  reconnectionDelay: 300,
  reconnectionDelayMax: 2000,
  randomizationFactor: 0.5,
  timeout: 5000
};

/**
 * Phones of a whole hall: spread wider, and with more patience. Who gives up a connection that the
 * server is about to take makes it do the work twice, and the queue never ends.
 */
const OF_MANY: ComingBack = {
  reconnectionDelay: 1000,
  reconnectionDelayMax: 2000,
  randomizationFactor: 0.8,
  timeout: 20_000
};

/** How screens of this kind come back. */
export const comingBack = (screen: ScreenKind): ComingBack =>
  screen === 'spectator' ? OF_MANY : OF_FEW;

/**
 * How long a screen waits whose connection the server itself has ended: one that stops ends those of
 * all screens in the same instant.
 *
 * @param chance from 0 to below 1
 */
export const waitAfterEnd = (chance: number): number => Math.round(250 + 500 * chance);

/**
 * How long a screen waits that the server could not take now.
 *
 * @param chance from 0 to below 1
 */
export const waitAfterRefusal = (chance: number): number => Math.round(1000 + 1000 * chance);
