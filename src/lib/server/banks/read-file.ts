import type { FilePlace, WrongPlace } from '../../domain/files/written-file.ts';
import { bankFile, type BankFile } from '../../schema/banks.ts';
import { fileIssues, valueAt } from '../../schema/file-issues.ts';
import { namesOf } from '../../schema/names-of.ts';
import { readSettings } from '../files/read-settings.ts';

export type ReadBank = { ok: true; file: BankFile } | { ok: false; problems: WrongPlace[] };

/**
 * Reads a bank file (YAML or JSON).
 *
 * @throws Error of the file system if it cannot be opened
 */
export function readBankFile(path: string): ReadBank {
  const read = readSettings(path);
  if (!read.ok) {
    const { text, problems } = read.refusal;
    return {
      ok: false,
      problems: problems.map(({ line, problem }) => ({ ...placeByLine(text, line), problem }))
    };
  }
  const { value, lineOf } = read.value;
  const parsed = bankFile.safeParse(value);
  if (parsed.success) return { ok: true, file: parsed.data };
  const issues = fileIssues(parsed.error, value, (path) => namesOf(bankFile, path));
  return {
    ok: false,
    problems: issues.map(({ path, problem }) => ({
      ...placeByPath(value, path),
      line: lineOf(path),
      problem
    }))
  };
}

function placeByPath(raw: unknown, path: readonly PropertyKey[]): Omit<FilePlace, 'line'> {
  const [list, index, ...rest] = path;
  if (list !== 'questions' || typeof index !== 'number') {
    return { question: '', option: '', field: path.map(String).join('.') };
  }
  const question = nameOf(valueAt(raw, ['questions', index, 'code']), index);
  const [group, place, ...inside] = rest;
  if (group !== 'options' || typeof place !== 'number') {
    return { question, option: '', field: rest.map(String).join('.') };
  }
  const option = nameOf(valueAt(raw, ['questions', index, 'options', place, 'id']), place);
  return { question, option, field: inside.map(String).join('.') };
}

const nameOf = (given: unknown, index: number): string =>
  typeof given === 'string' && given !== '' ? given.slice(0, 20) : `#${index + 1}`;

/** A file that is no YAML has no fields yet: the question is the last one named above the line. */
function placeByLine(text: string, line: number | null): FilePlace {
  if (line === null) return { line, question: '', option: '', field: '' };
  const above = text.split('\n').slice(0, line);
  const named = above.findLast((one) => QUESTION.test(one));
  const option = OPTION.exec(above.at(-1) ?? '')?.[1] ?? '';
  return { line, question: QUESTION.exec(named ?? '')?.[1] ?? '', option, field: '' };
}

const QUESTION = /^\s*-\s*(?:\{\s*)?["']?code["']?\s*:\s*["']?([^\s"',}]{1,20})/;
const OPTION = /\bid["']?\s*:\s*["']?([a-h])\b/;
