import type { Permission } from '../../domain/auth/permissions.ts';
import { DAY, type Instant } from '../../domain/core/time.ts';
import { NO_FILTER, type ReportFilter } from '../../domain/reports/filter.ts';
import { quality, type Quality, type ScoreCell } from '../../domain/reports/quality.ts';
import { blocOf, blocsOf, within } from '../../domain/reports/scope.ts';
import { spectrum, type Spectrum } from '../../domain/reports/spectrum.ts';
import type { Ctx } from '../ctx.ts';
import { scoreCells } from './count-store.ts';
import { figuresOf, type Count, type Figures } from '../results/figures.ts';
import { openReading, type Reading, type ReportHead } from './reading.ts';

type May = Permission<'participation.view'>;

/** How good the valid entries are, in bands and by right answers (RP4). */
export type QualityView = ReportHead & Quality & { filter: ReportFilter };

/** The score spectrum of all and of each bloc; `bloc` is null for units outside of blocs (RP5). */
export type SpectrumView = ReportHead & {
  filter: ReportFilter;
  all: Spectrum;
  byBloc: { bloc: string | null; spectrum: Spectrum }[];
};

/** Quality bands (RP4); null before there is a contest. */
export async function readQuality(
  ctx: Ctx,
  permission: May,
  filter: ReportFilter = NO_FILTER
): Promise<QualityView | null> {
  const reading = await openReading(ctx, permission, filter);
  if (!reading) return null;
  const { value, asOf } = await cellsOf(ctx, reading, filter);
  const head = reading.head(asOf);
  return { ...head, ...quality(value, head.questions), filter };
}

/** The score spectrum, also by bloc (RP5); null before there is a contest. */
export async function readSpectrum(
  ctx: Ctx,
  permission: May,
  filter: ReportFilter = NO_FILTER
): Promise<SpectrumView | null> {
  const reading = await openReading(ctx, permission, filter);
  if (!reading) return null;
  const { value, asOf } = await cellsOf(ctx, reading, filter);
  const head = reading.head(asOf);
  const { tree } = reading;
  const cells = Map.groupBy(value, ({ unitId }) => blocOf(tree, unitId));
  return {
    ...head,
    filter,
    all: spectrum(value, head.maxScore),
    byBloc: [...blocsOf(tree), null].flatMap((bloc) => {
      const own = cells.get(bloc);
      return own ? [{ bloc, spectrum: spectrum(own, head.maxScore) }] : [];
    })
  };
}

async function cellsOf(
  ctx: Ctx,
  { view, tree, scope }: Reading,
  { day }: ReportFilter
): Promise<Figures<ScoreCell[]>> {
  const { value, asOf } = await figuresOf(ctx, view, scoresOf(day));
  return { value: within(tree, scope, value), asOf };
}

const scoresOf = (day: Instant | null): Count<ScoreCell> => ({
  name: `scores ${day ?? ''}`,
  read: (db, of) => scoreCells(db, of, day === null ? null : { from: day, to: day + DAY })
});
