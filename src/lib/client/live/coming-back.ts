/** How a screen comes back after it lost its connection: soon, and not all screens at once. */
export const COMING_BACK = {
  reconnectionDelay: 300,
  reconnectionDelayMax: 2000,
  randomizationFactor: 0.5,
  timeout: 5000
} as const;
