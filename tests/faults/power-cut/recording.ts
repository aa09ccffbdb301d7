import { readFileSync } from 'node:fs';
import type { Acknowledged } from '../ledger.ts';

/** One thing that the program did to a file, in the order in which it did them. */
export type Step =
  | { kind: 'write'; file: string; offset: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; size: number }
  | { kind: 'sync'; file: string }
  | { kind: 'mark'; mark: Mark };

/** What the program had promised to somebody at this moment. */
export type Mark =
  { kind: 'acknowledged'; change: Acknowledged } | { kind: 'handed-in'; attemptId: string };

const HEAD = 24;
export const MARKS = 'marks';

/**
 * Reads what `recorder.c` wrote.
 *
 * @throws Error if the program did something that the replay does not know how to undo
 */
export function readRecording(path: string): Step[] {
  const recording = readFileSync(path);
  const names = new Map<number, string>();
  const steps: Step[] = [];
  for (let at = 0; at < recording.length;) {
    const kind = String.fromCharCode(recording.readUInt32LE(at));
    const number = recording.readUInt32LE(at + 4);
    const offset = Number(recording.readBigUInt64LE(at + 8));
    const end = at + HEAD + Number(recording.readBigUInt64LE(at + 16));
    const bytes = recording.subarray(at + HEAD, end);
    at = end;
    if (kind === 'O') names.set(number, bytes.toString());
    const file = names.get(number) ?? '';
    // The index of the log in shared memory is rebuilt after a power cut, whatever is in it.
    if (file.endsWith('-shm')) continue;
    const step = stepOf(kind, file, offset, bytes);
    if (step) steps.push(step);
  }
  return steps;
}

function stepOf(kind: string, file: string, offset: number, bytes: Buffer): Step | null {
  if (file === MARKS) {
    return kind === 'W' ? { kind: 'mark', mark: JSON.parse(bytes.toString()) as Mark } : null;
  }
  switch (kind) {
    case 'O':
      return offset === 1 ? { kind: 'truncate', file, size: 0 } : null;
    case 'W':
      return { kind: 'write', file, offset, bytes };
    case 'T':
      return { kind: 'truncate', file, size: offset };
    case 'S':
      return { kind: 'sync', file };
    default:
      throw new Error(`the replay does not know how a power cut undoes '${kind}' of ${file}`);
  }
}
