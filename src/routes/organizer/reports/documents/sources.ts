import type { Table } from '#lib/domain/documents/document.ts';
import { isFigure, type Source } from '#lib/domain/documents/parts.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { sourceAddress } from './source-address.ts';

const NAMES: Readonly<Record<Source['page'], () => string>> = {
  contest: m.documents_plan_title,
  sessions: m.reports_sessions_title,
  participation: m.reports_participation_title,
  individuals: m.results_individuals_title,
  units: m.results_units_title,
  quality: m.figures_quality_title,
  progress: m.figures_progress_title,
  structure: m.figures_structure_title,
  final: m.record_title,
  entries: m.entries_title,
  judging: m.judging_desk_title,
  sheets: m.judging_desk_print_filled
};

/** The pages that the figures of a table are from, each once: a link for every cell is too many. */
export function sourcesOf({ rows, totals = [] }: Table): { href: string; name: string }[] {
  const figures = [...rows.flat(2), ...totals.flat()].filter(isFigure);
  const names = new Map(
    figures.map(({ source }) => [sourceAddress(source), NAMES[source.page]()] as const)
  );
  return [...names].map(([href, name]) => ({ href, name }));
}
