import { isAlias, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { FileProblem } from '../../domain/files/written-file.ts';

type Path = readonly PropertyKey[];

/** What a file says, and on which line it says it. */
export type ReadFile = { value: unknown; lineOf: (path: Path) => number | null };

/** A problem of the file itself, before anything in it is understood. */
export type LineProblem = { line: number | null; problem: FileProblem };

/**
 * Reads YAML as people write it. A number that would not be written again as it stands ("02773…",
 * "0.50") stays a text; anchors and tags are refused, because nobody means them.
 */
export function readYaml(text: string): Result<ReadFile, LineProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined): number | null =>
    offset === undefined ? null : lines.linePos(offset).line;
  const problems = document.errors.map(({ code, message, pos }): LineProblem => {
    return { line: lineAt(pos[0]), problem: problemOf(code, message, text, pos[0]) };
  });
  problems.push(...signsAtStart(document, lineAt));
  if (problems.length > 0) return refused(onePerLine(problems));
  keepAsWritten(document);
  const lineOf = (path: Path): number | null => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return null;
  };
  return accepted({ value: document.toJS(), lineOf });
}

/** One slip often breaks a line in several ways; the first says it. */
function onePerLine(problems: readonly LineProblem[]): LineProblem[] {
  const sorted = problems.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0));
  return sorted.filter(({ line }, at) => at === 0 || line !== sorted[at - 1]?.line);
}

function problemOf(code: string, message: string, text: string, offset: number): FileProblem {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return { code: 'colon-in-text' };
    case 'BAD_SCALAR_START':
      return { code: 'sign-at-start', sign: text[offset] ?? '' };
    case 'BAD_ALIAS':
      return { code: 'sign-at-start', sign: text[offset] === '&' ? '&' : '*' };
    case 'MISSING_CHAR':
      return /quote/.test(message)
        ? { code: 'quote-open' }
        : { code: 'unreadable', reason: message };
    case 'BAD_INDENT':
      return { code: 'indent' };
    case 'TAB_AS_INDENT':
      return { code: 'tab' };
    case 'DUPLICATE_KEY':
      return { code: 'key-twice', key: /^[^\s:]*/.exec(text.slice(offset))?.[0] ?? '' };
    default:
      return { code: 'unreadable', reason: message };
  }
}

function signsAtStart(
  document: Document,
  lineAt: (offset: number | undefined) => number | null
): LineProblem[] {
  const found: LineProblem[] = [];
  visit(document, {
    Node: (_, node) => {
      const sign = isAlias(node) ? '*' : node.anchor ? '&' : node.tag ? '!' : null;
      if (sign === null) return;
      found.push({
        line: lineAt(node.range?.[0]),
        problem: { code: 'sign-at-start', sign }
      });
    }
  });
  return found;
}

function keepAsWritten(document: Document): void {
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'number' || !isScalar(node)) return;
      if (node.source !== undefined && String(node.value) !== node.source) node.value = node.source;
    }
  });
}

/** Reads JSON; numbers stay as they are written. */
export function readJson(text: string): Result<ReadFile, LineProblem[]> {
  try {
    const value: unknown = JSON.parse(text, keepNumber);
    return accepted({ value, lineOf: () => null });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const offset = /position (\d+)/.exec(reason)?.[1];
    const line = offset === undefined ? null : text.slice(0, Number(offset)).split('\n').length;
    return refused([{ line, problem: { code: 'json-unreadable', reason } }]);
  }
}

function keepNumber(_: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  return String(value) === context.source ? value : context.source;
}
