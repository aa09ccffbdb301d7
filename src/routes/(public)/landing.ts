import { paperSize } from '#lib/domain/banks/blueprint.ts';
import type { ExamSession, Gate, Round, UnitRanking } from '#lib/domain/contest/rules.ts';
import { compareText } from '#lib/domain/core/vietnamese.ts';
import * as format from '#lib/text/format.ts';
import { gateSizeText } from '#lib/text/gates.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { countingWords } from '#lib/text/own-attempts.ts';
import { denominatorWords } from '#lib/text/report-words.ts';

/** A rule of the round as a figure and what it means. */
export type Fact = { figure: string; text: string };

/** The rules people ask about, out of the rules that the server follows. */
export function factsOf({ rules }: Round, { topK, gates, qualify }: UnitRanking): Fact[] {
  const questions = paperSize(rules.paper.blueprint);
  const { right } = rules.scoring;
  return [
    {
      figure: m.contest_fact_questions_figure({ count: format.number(questions) }),
      text: m.contest_fact_questions()
    },
    { figure: format.duration(rules.paper.durationMs), text: m.contest_fact_duration() },
    {
      figure: m.contest_fact_points_figure({ points: format.marks(right) }),
      text: m.contest_fact_points({ most: format.marks(questions * right) })
    },
    {
      figure: m.contest_fact_attempts_figure({ count: rules.attempts.max }),
      text:
        rules.attempts.max > 1
          ? m.contest_fact_attempts_of({ counts: countingWords[rules.attempts.counts]() })
          : m.contest_fact_attempts()
    },
    { figure: m.contest_fact_units_figure({ count: topK }), text: m.contest_fact_units() },
    ...gates.map(gateFact),
    {
      figure: m.contest_fact_qualify_figure({ count: qualify }),
      text: m.contest_fact_qualify()
    }
  ];
}

function gateFact(gate: Gate): Fact {
  const text = m.contest_fact_gate({ of: denominatorWords[gate.of]() });
  const size = gateSizeText(gate);
  return {
    figure: m.contest_fact_gate_figure({ least: gate.least }),
    text: size === '' ? text : `${text} (${size})`
  };
}

/** A session as a visitor sees it. */
export type PublicSession = Pick<ExamSession, 'name' | 'opensAt' | 'closesAt'> & {
  /** The units that sit in it, each with all below it; none named: it is for everybody. */
  units: string[];
};

/** @param nameOf the name of a unit by its id */
export const publicSession = (
  { name, opensAt, closesAt, unitIds }: ExamSession,
  nameOf: (unitId: string) => string | undefined
): PublicSession => ({
  name,
  opensAt,
  closesAt,
  units: unitIds.flatMap((id) => nameOf(id) ?? []).sort(compareText)
});
