import type { HostIntent } from '#lib/domain/live/next-steps.ts';

/** The key of the usual next step, whatever it is. */
export const USUAL_KEY = 'Space';
export const CALIBRATION_KEY = 'W';
export const HELP_KEY = '?';
export const RIGHT_KEY = 'D';
export const WRONG_KEY = 'S';

/**
 * One key for each wish, the same in both languages. Wishes that are never possible together may
 * share one: B begins, E ends.
 */
export const KEYS: Readonly<Partial<Record<HostIntent, string>>> = {
  'host:start-show': 'B',
  'host:start-segment': 'B',
  'host:give-turn': 'B',
  'host:start-performance': 'B',
  'host:ready-question': 'B',
  'host:end-show': 'E',
  'host:end-segment': 'E',
  'host:end-performance': 'E',
  'host:show-question': 'H',
  'host:hide-question': 'H',
  'host:open': 'O',
  'host:close': 'C',
  'host:reveal': 'R',
  'host:next': 'N',
  'host:pause': 'P',
  'host:resume': 'P',
  'host:pass': 'Q',
  'host:place-star': 'T',
  'host:award': 'M',
  'host:take-mark': 'G',
  'host:take-marks': 'G',
  'host:defer-mark': 'Y',
  'host:undo': 'U',
  'host:adjust': 'A',
  'host:foul': 'F',
  'host:substitute': 'V',
  'host:throw-out': 'X',
  'host:rescue': 'K',
  'host:draw-lots': 'L',
  'host:freeze-board': 'Z',
  'host:unfreeze-board': 'Z'
};

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'isComposing'
>;

/**
 * The sign of a key as the buttons show it, or null: not ours, held down, or part of a combination.
 * A Vietnamese input method may swallow the letter; then its place on the keyboard tells it.
 */
export function signOf(pressed: Pressed): string | null {
  const { key, code, ctrlKey, altKey, metaKey, repeat } = pressed;
  if (ctrlKey || altKey || metaKey || repeat) return null;
  if (key === ' ' || code === 'Space') return USUAL_KEY;
  if (key === HELP_KEY) return HELP_KEY;
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? null;
}

type Field = Pick<Element, 'closest'>;

/** Where somebody is writing, all keys are the field's; where something is ticked, only Space is. */
export function belongsToField(field: Field | null, sign: string): boolean {
  if (!field) return false;
  const writes = 'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])';
  if (field.closest(`dialog, ${writes}`)) return true;
  return sign === USUAL_KEY && field.closest('input, summary, a[href]') !== null;
}
