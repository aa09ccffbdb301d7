import type { Permission } from '../../domain/auth/permissions.ts';
import type { ItemStats } from '../../domain/reports/items.ts';
import { number } from '../../text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { levelName, topicName } from '../../text/programme-words.ts';
import { flagWords, REPORT_WORDS } from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { decimal, percent, text, whole } from './columns.ts';
import { readItems } from './items.ts';
import type { Report, ReportTable } from './report-file.ts';

/** Item analysis (RP6) as a report; without rows while the round runs. */
export async function itemsReport(
  ctx: Ctx,
  permission: Permission<'ranking.view'>
): Promise<Report | null> {
  const view = await readItems(ctx, permission);
  if (!view) return null;
  const { contestName, roundName, asOf, analysis } = view;
  const title = REPORT_WORDS.items.title();
  const items = analysis?.items ?? [];
  return {
    ...itemsTable(items),
    name: title,
    asOf,
    title: [
      contestName,
      `${title} – ${roundName}`,
      analysis
        ? m.figures_items_note({ count: number(analysis.papers) })
        : m.figures_items_running_text()
    ],
    more: [optionsTable(items)],
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      analysis
    }
  };
}

const itemsTable = (items: readonly ItemStats[]): Omit<ReportTable, 'name'> => ({
  columns: [
    text(m.figures_item_code(), 14),
    text(m.figures_item(), 60),
    text(m.figures_item_topic(), 24),
    text(m.figures_item_level(), 14),
    whole(m.figures_papers(), 10),
    whole(m.figures_right(), 10),
    whole(m.figures_blank(), 10),
    percent(m.figures_facility()),
    decimal(m.figures_discrimination()),
    decimal(m.figures_point_biserial()),
    percent(m.figures_guess()),
    whole(m.figures_seconds(), 12),
    text(m.figures_flags(), 40)
  ],
  rows: items.map((item) => [
    item.code,
    item.stem,
    topicName(item.topic),
    levelName(item.level),
    item.papers,
    item.right,
    item.blank,
    item.facility,
    item.discrimination,
    item.pointBiserial,
    item.guess,
    item.medianSeconds,
    item.flags.map((flag) => flagWords[flag]()).join('; ')
  ])
});

const optionsTable = (items: readonly ItemStats[]): ReportTable => ({
  name: m.figures_option(),
  columns: [
    text(m.figures_item_code(), 14),
    text(m.figures_option(), 70),
    text(m.figures_option_key(), 10),
    whole(m.figures_chosen(), 12),
    decimal(m.figures_chosen_upper()),
    decimal(m.figures_chosen_lower())
  ],
  rows: items.flatMap((item) =>
    item.options.map((option) => [
      item.code,
      option.text,
      option.isKey ? m.figures_option_key() : null,
      option.chosen,
      option.chosenByUpper,
      option.chosenByLower
    ])
  )
});
