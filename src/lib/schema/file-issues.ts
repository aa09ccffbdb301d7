import type { z } from 'zod';
import { nearestFinder } from '../domain/files/codes.ts';
import type { FileProblem } from '../domain/files/written-file.ts';
import { textProblemOf } from './text.ts';

type Path = readonly PropertyKey[];

/** A problem of a file with the path of fields that leads to it. */
export type FileIssue = { path: Path; problem: FileProblem };

/** Which names a group of a file may hold; asked for to tell somebody what an unknown one might be. */
type NamesAt = (path: Path) => string[];

/** What zod says of a file, in terms that can be said to people. */
export function fileIssues(error: z.ZodError, raw: unknown, namesAt: NamesAt): FileIssue[] {
  const found = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey(key, issue.path, raw, namesAt(issue.path)))
      : [{ path: issue.path, problem: problemOf(issue, valueAt(raw, issue.path)) }]
  );
  // What a comma has cut in two is wrong in no other way.
  const cut = new Set(found.filter(({ problem }) => isCut(problem)).map(({ path }) => path.join()));
  return found.filter(({ path, problem }) => isCut(problem) || !cut.has(path.join()));
}

const isCut = ({ code }: FileProblem): boolean => code === 'comma-in-number';

/** The value to which a path of fields leads. */
export const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    raw
  );

/** In braces a comma begins the next field: what stands after it has no value of its own. */
function unknownKey(key: string, path: Path, raw: unknown, names: string[]): FileIssue {
  const group = valueAt(raw, path);
  const hasValue = valueAt(group, [key]) !== null;
  if (!hasValue && typeof group === 'object' && group !== null) {
    const keys = Object.keys(group);
    if (/^\d+$/.test(key)) return commaInNumber(key, path, group as Record<string, unknown>);
    const isText = key.includes(' ') || !names.includes(key);
    if (isText && keys.length > 1) return { path, problem: { code: 'comma-in-braces', rest: key } };
  }
  const nearest = nearestFinder(names)(key.slice(0, 60));
  const problem: FileProblem = {
    code: 'field-unknown',
    key: key.slice(0, 60),
    nearest,
    accepted: names
  };
  return { path: [...path, key], problem };
}

/** `{ right: 0,25 }` is read as right: 0 and a field 25; JavaScript puts the 25 first. */
function commaInNumber(key: string, path: Path, group: Record<string, unknown>): FileIssue {
  const whole = Object.entries(group).find(
    ([name, value]) => !/^\d+$/.test(name) && /^-?\d+$/.test(String(value))
  );
  const problem: FileProblem = {
    code: 'comma-in-number',
    whole: String(whole?.[1] ?? 0),
    part: key
  };
  return { path: whole ? [...path, whole[0]] : path, problem };
}

function problemOf(issue: z.core.$ZodIssue, value: unknown): FileProblem {
  const text = textProblemOf(issue);
  if (text) return ofText(text);
  const given = shown(value);
  switch (issue.code) {
    case 'custom':
      return (
        (issue.params as { file?: FileProblem } | undefined)?.file ?? { code: 'malformed', given }
      );
    case 'invalid_type':
      return ofType(issue.expected, value);
    case 'invalid_union': {
      const inner = issue.errors
        .flat()
        .map(textProblemOf)
        .find((one) => one !== null);
      if (inner) return ofText(inner);
      return value === undefined || value === null
        ? { code: 'field-missing' }
        : { code: 'not-a-text' };
    }
    case 'invalid_value': {
      if (value === undefined || value === null || value === '') return { code: 'field-missing' };
      const accepted = issue.values.map(String);
      return { code: 'not-one-of', given, accepted, nearest: nearestFinder(accepted)(given) };
    }
    case 'too_small':
      if (issue.origin === 'array') return { code: 'too-few', least: Number(issue.minimum) };
      return issue.origin === 'string'
        ? { code: 'too-short' }
        : { code: 'number-outside', given, least: String(issue.minimum), most: '' };
    case 'too_big':
      if (issue.origin === 'array') return { code: 'too-many', most: Number(issue.maximum) };
      return issue.origin === 'string'
        ? { code: 'too-long', limit: Number(issue.maximum) }
        : { code: 'number-outside', given, least: '', most: String(issue.maximum) };
    case 'invalid_format':
      return ofFormat(issue.format === 'regex' ? issue.pattern : undefined, given);
    default:
      return { code: 'malformed', given };
  }
}

function ofText(problem: NonNullable<ReturnType<typeof textProblemOf>>): FileProblem {
  switch (problem.code) {
    case 'too-long':
      return { code: 'too-long', limit: problem.limit };
    case 'hidden-sign':
      return { code: 'hidden-sign', codePoint: problem.codePoint };
    case 'too-many-lines':
      return { code: 'too-many', most: problem.limit };
    default:
      return { code: problem.code };
  }
}

function ofType(expected: string, value: unknown): FileProblem {
  if (value === undefined || value === null) return { code: 'field-missing' };
  const given = shown(value);
  switch (expected) {
    case 'string':
      return { code: 'not-a-text' };
    case 'array':
      return { code: 'not-a-list' };
    case 'object':
      return { code: 'not-a-group' };
    case 'boolean':
      return { code: 'not-yes-or-no', given };
    case 'number':
    case 'int':
      return { code: 'not-a-number', given };
    default:
      return { code: 'malformed', given };
  }
}

/** Codes are the only texts whose form is a pattern that people have to know. */
function ofFormat(pattern: string | undefined, given: string): FileProblem {
  if (pattern?.includes('[A-Z]{2,4}')) return { code: 'malformed-code', given, example: 'CD-001' };
  if (pattern?.includes('[a-h]')) return { code: 'malformed-code', given, example: 'a' };
  if (pattern?.includes('[a-z0-9-]'))
    return { code: 'malformed-code', given, example: 'tay-ninh-2026' };
  return { code: 'malformed', given };
}

const shown = (value: unknown): string => {
  const text = typeof value === 'object' && value !== null ? '…' : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
