import { tidy } from '../core/vietnamese.ts';
import { withoutHidden } from '../core/written-text.ts';

const LONGEST = 120;

/** Signs that steer a terminal or a file system. */
const STEERING = /[\p{Cc}<>:"|?*]/gu;

/** More of a name is not looked at: no file system has longer ones. */
const LONGEST_RAW = 1000;

/**
 * The name of a file as it is shown and offered for saving: no folders, nothing that steers. It never
 * becomes a path.
 */
export function shownName(name: string): string {
  const last = name.slice(-LONGEST_RAW).split(/[/\\]/).at(-1) ?? '';
  const clean = tidy(withoutHidden(last.replaceAll(STEERING, ''))).replace(/^\.+/, '');
  if (clean === '') return 'tep';
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 ? clean.slice(dot).slice(0, 10) : '';
  return clean.length <= LONGEST ? clean : clean.slice(0, LONGEST - ending.length) + ending;
}
