import type { Permission } from '../../domain/auth/permissions.ts';
import { askedProgramme } from '../../domain/live/asked-programme.ts';
import { RECORD_VERSION, type RecordHeader } from '../../schema/live-record.ts';
import { date } from '../../text/format.ts';
import { namesIn, rankSentence } from '../../text/minutes-words.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Ctx } from '../ctx.ts';
import * as files from '../files/service.ts';
import { noteDownload, readRecord, type FinalRecord } from '../live/record.ts';
import { finalSheets } from './final-workbook.ts';
import type { ReportFile } from './report-file.ts';

/** What a final leaves behind as files, by the last part of their address. */
export const FINAL_FILES = ['record.jsonl', 'results.xlsx', 'minutes.json'] as const;
export type FinalFile = (typeof FINAL_FILES)[number];

/**
 * A file of a final; taking it is put on the audit log. While the show runs it is partial and says
 * so.
 *
 * @returns null before the show has begun
 */
export async function writeFinalFile(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  finalId: string,
  file: FinalFile
): Promise<ReportFile | null> {
  const record = await readRecord(ctx, permission, finalId);
  if (!record) return null;
  await noteDownload(ctx, permission, record, file);
  return write(ctx, record, file);
}

async function write(ctx: Ctx, record: FinalRecord, file: FinalFile): Promise<ReportFile> {
  const { minutes } = record;
  const asOf = ctx.now();
  const day = date(minutes.begunAt ?? asOf).replaceAll('/', '-');
  switch (file) {
    case 'record.jsonl':
      return {
        name: `${m.record_file_record_name()} ${day}.jsonl`,
        mediaType: 'application/jsonl; charset=utf-8',
        content: eventLog(record, asOf)
      };
    case 'results.xlsx':
      return {
        name: `${m.record_file_results_name()} ${day}.xlsx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await files.writeWorkbook(finalSheets(record, asOf))
      };
    case 'minutes.json':
      return {
        name: `${m.record_file_minutes_name()} ${day}.json`,
        mediaType: 'application/json; charset=utf-8',
        content: minutesFile(record, asOf)
      };
  }
}

/** Header and events, one a line, in the order of the record. */
function eventLog({ finalId, digest, sealedAt, state }: FinalRecord, writtenAt: number): string {
  const header: RecordHeader = {
    kind: 'hoi-thi-final-record',
    version: RECORD_VERSION,
    finalId,
    name: state.programme.name,
    digest,
    sealedAt,
    writtenAt,
    events: state.log.length,
    isComplete: state.show.phase.kind === 'ended',
    programme: askedProgramme(state.programme, state.log)
  };
  return [header, ...state.log].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The minutes with the sentence that explains each rank. */
function minutesFile({ digest, minutes }: FinalRecord, asOf: number): string {
  const names = namesIn(minutes);
  const ranking = minutes.ranking.map((line) => ({
    ...line,
    explanation: rankSentence(line, names)
  }));
  const isPartial = minutes.phase !== 'ended';
  return JSON.stringify({ asOf, isPartial, digest, ...minutes, ranking }, null, 2);
}
