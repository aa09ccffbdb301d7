import { SECOND } from '#lib/domain/core/time.ts';
import type { MarkingRules } from '#lib/domain/judging/marking.ts';
import { marks, number } from '#lib/text/format.ts';
import { methodWords } from '#lib/text/judging-words.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** How sheets become the mark that counts, a sentence for each rule that is set. */
export function ruleLines({ aggregation, overtime }: MarkingRules): string[] {
  const { method, outlier, gate, precision } = aggregation;
  const lines = [m.judging_desk_line_method({ method: methodWords[method]() })];
  if (outlier) lines.push(m.judging_desk_line_outlier({ points: marks(outlier.furthest) }));
  if (gate) {
    const facts = { points: marks(gate.atLeast) };
    lines.push(
      gate.action === 'confer'
        ? m.judging_desk_line_confer(facts)
        : m.judging_desk_line_third(facts)
    );
  }
  lines.push(m.judging_desk_line_precision({ points: marks(precision) }));
  if (overtime) {
    const { everyMs, points, most } = overtime;
    const facts = { points: marks(points), most: marks(most) };
    lines.push(m.judging_desk_line_overtime({ ...facts, seconds: number(everyMs / SECOND) }));
  }
  return lines;
}
