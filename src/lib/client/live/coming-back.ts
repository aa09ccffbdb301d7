/** How a screen comes back after it lost its connection: soon, and not all screens at once. */
export const COMING_BACK = {
  reconnectionDelay: 300,
  reconnectionDelayMax: 2000,
  randomizationFactor: 0.5,
  timeout: 5000
} as const;

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
