import type { Gate } from '../domain/contest/rules.ts';
import { closedGates, type GateCheck } from '../domain/results/gates.ts';
import type { Share } from '../domain/results/share.ts';
import { number } from './format.ts';
import { rateText } from './participation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { denominatorWords } from './report-words.ts';

/** "đơn vị có dưới 50 CBCCVC"; empty for a gate of every unit. */
export function gateSizeText({ size }: Gate): string {
  if (size === null) return '';
  const from = number(size.from);
  if (size.below === null) return m.gates_size_from({ from });
  const below = number(size.below);
  return size.from === 0 ? m.gates_size_below({ below }) : m.gates_size_between({ from, below });
}

/** All gates of the rules in a sentence; null where there are none. */
export function gateRules(gates: readonly Gate[]): string | null {
  if (gates.length === 0) return null;
  const rules = gates.map((gate) => {
    const rule = m.gates_rule({ least: gate.least, of: denominatorWords[gate.of]() });
    const size = gateSizeText(gate);
    return size === '' ? rule : m.gates_rule_for({ rule, size });
  });
  return m.gates_rules({ rules: rules.join('; ') });
}

/** How a unit stands at a gate, as a part of a sentence: what it has and how many are missing. */
export function gateReason({ gate, share, missing }: GateCheck): string {
  const { least } = gate;
  if (share === null || missing === null) return m.gates_undecided({ least });
  const has = hasText(gate, share);
  return missing === 0
    ? m.gates_passed({ has, least })
    : m.gates_missed({ has, missing: missingText(missing, least) });
}

/** "còn 7 người nữa đạt 50%". */
export const missingText = (missing: number, threshold: number): string =>
  m.figures_missing_text({ count: number(missing), threshold });

/** Does a unit pass its gates? In a cell of a table. */
export function gateText(checks: readonly GateCheck[]): string {
  if (checks.length === 0) return m.gates_not_for();
  const closed = closedGates(checks);
  if (closed.length === 0) return m.gates_yes();
  // All gates count the same people, so whoever passes the furthest one passes all.
  const missing = Math.max(...closed.map((check) => check.missing ?? 0));
  return missing > 0 ? m.gates_missing({ count: number(missing) }) : m.gates_unclear();
}

const hasText = ({ of }: Gate, share: Share): string =>
  m.gates_has({
    part: number(share.part),
    whole: number(share.whole),
    of: denominatorWords[of](),
    rate: rateText(share)
  });
