import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { WrongPlace } from '../../domain/files/written-file.ts';
import { contestAsWritten } from '../../schema/contest-as-written.ts';
import type { ContestFile } from '../../schema/contest.ts';
import { fileIssues } from '../../schema/file-issues.ts';
import { namesOf } from '../../schema/names-of.ts';
import { readSettings } from '../files/read-settings.ts';

/** Names that a file of today must not hold any more; nobody is told to write them. */
const OLD_NAMES = ['durationMs', 'graceMs', 'scoring'];

/**
 * Reads a contest's file.
 *
 * @throws Error of the file system if it cannot be opened
 */
export function readContestFile(path: string): Result<ContestFile, WrongPlace[]> {
  const read = readSettings(path);
  const nowhere = { question: '', option: '', field: '' };
  if (!read.ok)
    return refused(read.refusal.problems.map((problem) => ({ ...nowhere, ...problem })));
  const parsed = contestAsWritten.safeParse(read.value.value);
  if (parsed.success) return accepted(parsed.data);
  const namesAt = (path: readonly PropertyKey[]): string[] =>
    namesOf(contestAsWritten, path).filter((name) => !OLD_NAMES.includes(name));
  const issues = fileIssues(parsed.error, read.value.value, namesAt);
  return refused(
    issues.map(({ path, problem }) => ({
      ...nowhere,
      line: read.value.lineOf(path),
      field: path.map((key) => (typeof key === 'number' ? key + 1 : String(key))).join('.'),
      problem
    }))
  );
}
