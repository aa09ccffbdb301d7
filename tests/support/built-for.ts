import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

const BUILT = 'build/client';

const builtFiles = (ending: string): { name: string; text: string }[] =>
  readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(join(BUILT, name), 'utf8') }));

/** Functions younger than Chrome 109 or Safari 15 that nothing puts in place of. */
export const YOUNGER = [
  ...['toSorted', 'toReversed', 'toSpliced', 'groupBy', 'fromAsync', 'withResolvers'],
  ...['isWellFormed', 'toWellFormed', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ...['symmetricDifference', 'requestSubmit', 'checkVisibility', 'showPicker', 'showPopover'],
  ...['requestIdleCallback', 'startViewTransition', 'getOrInsert', 'transferToFixedLength']
];

type Node = { type: string; [field: string]: unknown };

function* nodesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const one of node) yield* nodesOf(one);
  if (typeof node !== 'object' || node === null || !('type' in node)) return;
  yield node as Node;
  for (const value of Object.values(node)) if (typeof value === 'object') yield* nodesOf(value);
}

/** What older browsers cannot read or do not have, in the scripts of the build. */
export function youngerScript(): string[] {
  return builtFiles('.js').flatMap(({ name, text }) =>
    [...nodesOf(parseAst(text))]
      .map(faultOf)
      .filter((fault) => fault !== null)
      .map((fault) => `${name}: ${fault}`)
  );
}

function faultOf(node: Node): string | null {
  switch (node.type) {
    case 'StaticBlock':
    case 'ImportAttribute':
    case 'Decorator':
    case 'AccessorProperty':
      return node.type;
    case 'VariableDeclaration':
      return /using/.test(String(node['kind'])) ? 'using' : null;
    case 'Literal': {
      const { pattern = '', flags = '' } = (node['regex'] ?? {}) as Record<string, string>;
      return /\(\?(<[=!]|[ims-]+:)/.test(pattern) || /[dv]/.test(flags)
        ? `/${pattern}/${flags}`
        : null;
    }
    case 'MemberExpression': {
      const name = (node['property'] as { name?: string }).name ?? '';
      return YOUNGER.includes(name) && node['computed'] !== true ? name : null;
    }
    default:
      return null;
  }
}

/** Values that need an older one before them in the same block. */
const YOUNGER_VALUE =
  /\d(dvh|svh|lvh|dvw|svw|cqw|cqh|cqi)\b|color-mix\(|\bok(lch|lab)\(|\b(lch|lab)\(|light-dark\(|\brgba?\(from\b|anchor\(|round\(/;

/** What makes older browsers leave out a whole block. */
const YOUNGER_BLOCK =
  /\([\w-]+\s*[<>]|[<>]=?\s*[\w-]+\)|@(layer|scope|starting-style|position-try|view-transition)\b|&|:(popover-open|user-valid|user-invalid|state\(|open\b)|::(details-content|highlight|view-transition)/;

/** What older browsers do not understand in the styles of the build and have nothing else for. */
export function youngerStyle(): string[] {
  return builtFiles('.css').flatMap(({ name, text }) => {
    const bare = text.replace(/"[^"]*"|'[^']*'|\/\*.*?\*\//gs, '""').replace(/url\([^)]*\)/g, '');
    const heads = bare.match(/[^{};]+(?=\{)/g) ?? [];
    const blocks = bare.match(/\{[^{}]*\}/g) ?? [];
    return [...heads.filter(isYoungerHead), ...blocks.flatMap(youngerIn)].map(
      (fault) => `${name}: ${fault.trim()}`
    );
  });
}

/**
 * Container queries and `:has()` are younger than Safari 15.0: they may add to a page that stands
 * without them, and `:has()` takes no other selector with it.
 */
function isYoungerHead(head: string): boolean {
  if (head.trim().startsWith('@container')) return false;
  if (YOUNGER_BLOCK.test(head)) return true;
  const selectors = head
    .replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, (inner) => inner.replaceAll(',', ' '))
    .split(',');
  const younger = selectors.filter((one) => one.includes(':has('));
  return younger.length > 0 && younger.length < selectors.length;
}

function youngerIn(block: string): string[] {
  const rules = block
    .slice(1, -1)
    .split(';')
    .map((rule) => rule.split(/:(.*)/s) as [string, string?]);
  return rules
    .filter(([property, value = ''], at) => {
      if (!YOUNGER_VALUE.test(value)) return false;
      const before = rules.slice(0, at);
      return !before.some(([name, older = '']) => name === property && !YOUNGER_VALUE.test(older));
    })
    .map((rule) => rule.join(':'));
}
