import { tidy } from '../core/vietnamese.ts';

const LONGEST = 120;

/** Signs that steer a terminal, a file system or the direction of reading. */
const STEERING = /[\p{Cc}\p{Cf}<>:"|?*]/gu;

/**
 * The name of a file as it is shown and offered for saving: no folders, nothing that steers. It never
 * becomes a path.
 */
export function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = tidy(last.replaceAll(STEERING, '')).replace(/^\.+/, '');
  if (clean === '') return 'tep';
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 ? clean.slice(dot).slice(0, 10) : '';
  return clean.length <= LONGEST ? clean : clean.slice(0, LONGEST - ending.length) + ending;
}
