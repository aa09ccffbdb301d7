import type { Permission } from '../../domain/auth/permissions.ts';
import { NO_FILTER, type ReportFilter } from '../../domain/reports/filter.ts';
import type { Spectrum } from '../../domain/reports/spectrum.ts';
import { basisPoints } from '../../domain/results/share.ts';
import { marks, number } from '../../text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { bandWords, binText, blocText, REPORT_WORDS, scopeLine } from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { decimal, fractionOf, percent, sumOf, text, whole } from './columns.ts';
import type { Report } from './report-file.ts';
import { readQuality, readSpectrum } from './scores.ts';

type May = Permission<'participation.view'>;

/** Quality bands and right answers (RP4) as a report. */
export async function qualityReport(
  ctx: Ctx,
  permission: May,
  filter: ReportFilter = NO_FILTER
): Promise<Report | null> {
  const view = await readQuality(ctx, permission, filter);
  if (!view) return null;
  const { contestName, roundName, asOf, bands, byCorrect, zero, entries } = view;
  const title = REPORT_WORDS.quality.title();
  const total = [{ entries }];
  const totals = [
    m.figures_total(),
    sumOf(total, (one) => one.entries),
    entries === 0 ? null : ({ kind: 'rate', part: 1, whole: 1, value: 1 } as const)
  ];
  return {
    name: title,
    asOf,
    title: [
      contestName,
      `${title} – ${roundName}`,
      `${scopeLine(view, filter)} ${m.figures_quality_note({ count: number(entries) })}`
    ],
    columns: [
      text(m.figures_band(), 40),
      whole(m.figures_entries(), 12),
      percent(m.figures_share())
    ],
    rows: bands.map(({ band, entries, share }) => [bandWords[band](), entries, fractionOf(share)]),
    totals,
    more: [
      {
        name: m.figures_by_correct(),
        columns: [
          whole(m.figures_correct(), 16),
          whole(m.figures_entries(), 12),
          percent(m.figures_share())
        ],
        rows: byCorrect.map(({ correct, entries, share }) => [correct, entries, fractionOf(share)]),
        totals: [null, ...totals.slice(1)]
      }
    ],
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      filter,
      entries,
      bands,
      zero,
      byCorrect
    }
  };
}

/** The score spectrum, also by bloc (RP5), as a report. */
export async function spectrumReport(
  ctx: Ctx,
  permission: May,
  filter: ReportFilter = NO_FILTER
): Promise<Report | null> {
  const view = await readSpectrum(ctx, permission, filter);
  if (!view) return null;
  const { contestName, roundName, asOf, all, byBloc, maxScore } = view;
  const title = REPORT_WORDS.scores.title();
  const note = m.figures_scores_note({ count: number(all.entries), max: marks(maxScore) });
  return {
    name: title,
    asOf,
    title: [contestName, `${title} – ${roundName}`, `${scopeLine(view, filter)} ${note}`],
    columns: [text(m.figures_score(), 24), whole(m.figures_entries(), 12)],
    rows: all.bins.map((bin, at) => [binText(bin, at === all.bins.length - 1), bin.entries]),
    totals: [m.figures_total(), sumOf(all.bins, (bin) => bin.entries)],
    more: [
      {
        name: m.figures_by_bloc(),
        columns: [
          text(m.figures_bloc(), 32),
          whole(m.figures_entries(), 12),
          decimal(m.figures_mean()),
          decimal(m.figures_median()),
          text(m.figures_mode(), 18),
          decimal(m.figures_deviation()),
          whole(m.figures_half(), 14),
          percent(m.figures_share())
        ],
        rows: [
          ...byBloc.map(({ bloc, spectrum }) => [blocText(bloc), ...cellsOf(spectrum)]),
          [m.figures_all(), ...cellsOf(all)]
        ]
      }
    ],
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      filter,
      all,
      byBloc
    }
  };
}

const points = (hundredths: number | null): number | null =>
  hundredths === null ? null : hundredths / 100;

const cellsOf = ({ entries, mean, median, modes, deviation, half }: Spectrum) => [
  entries,
  points(mean),
  points(median),
  modes.map((mode) => marks(mode)).join('; '),
  points(deviation),
  half.part,
  fractionOf(basisPoints(half))
];
