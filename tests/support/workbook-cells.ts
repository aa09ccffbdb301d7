import { unzip } from './zip.ts';

/** A cell of a written workbook: its formula, if any, and the value beside it. */
export type WrittenCell = { formula: string | null; value: string; isText: boolean };

export type WrittenSheet = {
  cells: ReadonlyMap<string, WrittenCell>;
  /** Rows that have a height of their own, in points. */
  heights: ReadonlyMap<number, number>;
};

/** The sheets of a workbook as they were written, without any library. */
export function sheetsIn(bytes: Uint8Array): WrittenSheet[] {
  const files = unzip(bytes);
  const strings = [...(files['xl/sharedStrings.xml'] ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item = '']) => plain(item.replace(/<[^>]+>/g, ''))
  );
  return Object.keys(files)
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort((left, right) => left.localeCompare(right, 'en', { numeric: true }))
    .map((name) => sheetOf(files[name] ?? '', strings));
}

function sheetOf(xml: string, strings: readonly string[]): WrittenSheet {
  const cells = new Map<string, WrittenCell>();
  for (const [, attributes = '', body = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const place = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '';
    const raw = /<v>(.*?)<\/v>/.exec(body)?.[1] ?? '';
    const isShared = attributes.includes('t="s"');
    const formula = /<f[^>]*>(.*?)<\/f>/.exec(body)?.[1];
    cells.set(place, {
      formula: formula === undefined ? null : plain(formula),
      value: isShared ? (strings[Number(raw)] ?? '') : raw,
      isText: isShared
    });
  }
  const heights = new Map(
    [...xml.matchAll(/<row ([^>]*)>/g)].flatMap(([, attributes = '']) => {
      const height = /\bht="([\d.]+)"/.exec(attributes)?.[1];
      return height ? [[Number(/\br="(\d+)"/.exec(attributes)?.[1]), Number(height)]] : [];
    }) as [number, number][]
  );
  return { cells, heights };
}

const plain = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

type Value = number | string | boolean | null;

/**
 * What a cell comes to, computed from the formulas alone: as a spreadsheet does that distrusts the
 * values beside them.
 *
 * @param changed cells that somebody has put right by hand
 */
export function compute(
  { cells }: WrittenSheet,
  place: string,
  changed: ReadonlyMap<string, number> = new Map()
): Value {
  const known = new Map<string, Value>();
  const valueOf = (at: string): Value => {
    if (changed.has(at)) return changed.get(at) ?? null;
    const cell = cells.get(at);
    if (!cell || (cell.formula === null && cell.value === '')) return null;
    if (cell.formula === null) return cell.isText ? cell.value : Number(cell.value);
    if (!known.has(at)) known.set(at, evaluate(cell.formula, valueOf));
    return known.get(at) ?? null;
  };
  return valueOf(place);
}

const TOKEN =
  /"[^"]*"|[A-Z]+\d+:[A-Z]+\d+|[A-Z]+\d+|[A-Z]+(?=\()|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[-+/*=<>(),]/gy;

function evaluate(formula: string, valueOf: (place: string) => Value): Value {
  const tokens = formula.match(TOKEN) ?? [];
  if (tokens.join('') !== formula) throw new Error(`cannot read the formula ${formula}`);
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const number = (value: Value): number => Number(value ?? 0);

  const atom = (): Value[] => {
    const token = next();
    if (token.startsWith('"')) return [token.slice(1, -1)];
    if (token === '(') {
      const inside = compared();
      next();
      return [inside];
    }
    if (/^\d/.test(token)) return [Number(token)];
    if (token.includes(':')) return range(token).map(valueOf);
    if (/^[A-Z]+\d+$/.test(token)) return [valueOf(token)];
    next();
    const given: Value[][] = [];
    while (tokens[at] !== ')') {
      given.push(tokens[at + 1] === ',' || tokens[at + 1] === ')' ? atom() : [compared()]);
      if (tokens[at] === ',') next();
    }
    next();
    return [call(token, given)];
  };
  const product = (): Value => {
    let value = atom()[0] ?? null;
    while (tokens[at] === '/' || tokens[at] === '*') {
      value =
        next() === '/'
          ? number(value) / number(atom()[0] ?? null)
          : number(value) * number(atom()[0] ?? null);
    }
    return value;
  };
  const sum = (): Value => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      value =
        next() === '+' ? number(value) + number(product()) : number(value) - number(product());
    }
    return value;
  };
  const compared = (): Value => {
    const left = sum();
    if (tokens[at] === '=') return next() && number(left) === number(sum());
    if (tokens[at] === '>') return next() && number(left) > number(sum());
    return left;
  };
  return compared();
}

function call(name: string, given: readonly Value[][]): Value {
  const numbers = given.flat().filter((value) => typeof value === 'number');
  const one = (at: number): Value => given[at]?.[0] ?? null;
  switch (name) {
    case 'SUM':
      return numbers.reduce((sum, value) => sum + value, 0);
    case 'MAX':
      return Math.max(0, ...numbers);
    case 'MIN':
      return Math.min(...numbers);
    case 'ROUND':
      return Number(Number(`${Math.round(Number(`${one(0)}e${one(1)}`))}e-${one(1)}`));
    case 'OR':
      return given.flat().some(Boolean);
    case 'IF':
      return one(0) ? one(1) : one(2);
    default:
      throw new Error(`no such function: ${name}`);
  }
}

function range(text: string): string[] {
  const [, column = '', from = '', , to = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text) ?? [];
  return Array.from(
    { length: Number(to) - Number(from) + 1 },
    (_, at) => `${column}${Number(from) + at}`
  );
}
