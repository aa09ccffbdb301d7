import type { ReportKind } from '#lib/domain/reports/kinds.ts';
import { date, fixedHundredths, marks, number } from '#lib/text/format.ts';
import { rateText } from '#lib/text/participation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { blocText } from '#lib/text/report-words.ts';
import type { PageData } from './$types';

type Centre = NonNullable<PageData['centre']>;

/** The key figure of each report in words; null while there is nothing to say. */
export function keyFigures(centre: Centre): Readonly<Record<ReportKind, string | null>> {
  const { busiest, mean, largestBloc } = centre;
  const hasEntries = mean !== null;
  return {
    participation:
      centre.registered === 0
        ? null
        : `${m.figures_key_took_part({ count: number(centre.tookPart) })} (${rateText(centre.rate)})`,
    laggards: centre.registered === 0 ? null : laggardsFigure(centre),
    progress:
      busiest &&
      m.figures_key_attempts_day({ count: number(busiest.attempts), date: date(busiest.day) }),
    quality: hasEntries ? m.figures_key_perfect({ count: number(centre.perfect) }) : null,
    scores: hasEntries
      ? m.figures_key_mean({ mean: fixedHundredths(mean), max: marks(centre.maxScore) })
      : null,
    items:
      centre.flagged === null
        ? m.figures_key_items_later()
        : m.figures_key_flagged({ count: number(centre.flagged) }),
    structure:
      largestBloc &&
      m.figures_key_bloc({
        percent: `${fixedHundredths(largestBloc.share)}%`,
        bloc: blocText(largestBloc.bloc)
      }),
    individuals: hasEntries ? m.figures_key_ranked({ count: number(centre.tookPart) }) : null,
    units: hasEntries ? m.figures_key_units_ranked({ count: number(centre.rankedUnits) }) : null,
    final: roundTwoFigure(centre),
    incidents: m.figures_key_incidents({ count: number(centre.incidents) })
  };
}

const laggardsFigure = ({ below, full, threshold }: Centre): string =>
  below > 0
    ? m.figures_key_below({ count: number(below), threshold })
    : m.figures_key_full({ count: number(full) });

function roundTwoFigure({ stages, jury }: Centre): string {
  if (stages > 0) return m.figures_key_stages({ count: number(stages) });
  if (jury === null) return m.figures_key_round_two_none();
  return jury === 'at-work' ? m.figures_key_marking_open() : m.figures_key_marking_locked();
}
