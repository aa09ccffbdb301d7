import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse } from 'yaml';
import { bankFile, type BankFile } from '../../schema/banks.ts';

/** Where a bank file is wrong: the question's code where it has one, the field and the reason. */
export type BankProblem = { question: string; field: string; problem: string };

/**
 * Reads a bank file (YAML or JSON).
 *
 * @throws Error if it cannot be read or is no YAML
 */
export function readBankFile(
  path: string
): { ok: true; file: BankFile } | { ok: false; problems: BankProblem[] } {
  const text = readFileSync(path, 'utf8');
  const raw: unknown = extname(path) === '.json' ? JSON.parse(text) : parse(text);
  const parsed = bankFile.safeParse(raw);
  if (parsed.success) return { ok: true, file: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({
      question: questionAt(raw, issue.path),
      field: issue.path.slice(2).join('.') || issue.path.join('.'),
      problem: issue.message
    }))
  };
}

function questionAt(raw: unknown, path: PropertyKey[]): string {
  const [list, index] = path;
  if (list !== 'questions' || typeof index !== 'number') return '';
  const question = (raw as { questions: { code?: unknown }[] }).questions[index];
  return typeof question?.code === 'string' ? question.code : `#${index + 1}`;
}
