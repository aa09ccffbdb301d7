import type { Permission } from '../../domain/auth/permissions.ts';
import type { Call } from '../../domain/entries/call.ts';
import { kindName, standingName } from '../../text/entries.ts';
import { dateTime } from '../../text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Ctx } from '../ctx.ts';
import { readBoard, type BoardRow } from '../entries/board.ts';
import { writeReport, type ReportFile, type ReportFormat } from './report-file.ts';

/** Who has handed in what, as a file. */
export async function writeEntries(
  ctx: Ctx,
  permission: Permission<'entry.prepare'>,
  call: Call,
  format: ReportFormat
): Promise<ReportFile> {
  const { asOf, rows } = await readBoard(ctx, permission, call);
  return writeReport(
    {
      name: m.entries_file_report(),
      asOf,
      title: [call.name, m.results_as_of({ time: dateTime(asOf) })],
      columns: [
        { header: m.entries_unit(), kind: 'text', width: 40 },
        { header: m.entries_standing(), kind: 'text', width: 22 },
        { header: m.entries_entry_title(), kind: 'text', width: 40 },
        { header: m.entries_kind(), kind: 'text', width: 12 },
        { header: m.entries_handed_in_at(), kind: 'moment', width: 24 },
        { header: m.entries_days_late(), kind: 'whole', width: 14 },
        { header: m.entries_points(), kind: 'decimal', width: 12 },
        { header: m.entries_file(), kind: 'text', width: 32 },
        { header: m.entries_bytes_column(), kind: 'whole', width: 18 },
        { header: m.entries_length(), kind: 'duration', width: 18 },
        { header: m.entries_link(), kind: 'text', width: 32 },
        { header: m.receipt_code(), kind: 'text', width: 18 },
        { header: m.entries_sha256(), kind: 'text', width: 68 }
      ],
      rows: rows.map(cellsOf),
      facts: { call: { id: call.id, name: call.name }, rows }
    },
    format
  );
}

function cellsOf({ name, standing, entry }: BoardRow): (string | number | null)[] {
  const file = entry?.file ?? null;
  return [
    name,
    standingName[standing](),
    entry?.title ?? null,
    entry ? kindName[entry.kind]() : null,
    entry ? entry.handedInAt : null,
    entry?.daysLate ?? null,
    entry ? entry.points / 100 : null,
    file?.name ?? null,
    file?.bytes ?? null,
    file?.lengthMs ?? null,
    entry?.link ?? null,
    entry?.receiptCode ?? null,
    file?.sha256 ?? null
  ];
}
