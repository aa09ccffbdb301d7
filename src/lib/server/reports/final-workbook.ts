import { dateTime, number } from '../../text/format.ts';
import {
  correctionState,
  correctionWords,
  drawingWords,
  heatsWords,
  namesIn,
  rankSentence,
  type MinutesNames
} from '../../text/minutes-words.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Minutes } from '../../domain/live/minutes.ts';
import type { SheetToWrite } from '../files/sheet-to-write.ts';
import type { FinalRecord } from '../live/record.ts';
import { decimal, hour, moment, text, whole } from './columns.ts';
import { answersSheet } from './final-answers.ts';
import { ledgerSheet, marksSheet, matrixSheet } from './final-points.ts';

/** The result sheet of a final: one table a sheet, each with what it is and of which moment. */
export function finalSheets({ minutes }: FinalRecord, asOf: number): SheetToWrite[] {
  const names = namesIn(minutes);
  const sheets = [
    rankingSheet(minutes, names),
    matrixSheet(minutes, names),
    ledgerSheet(minutes, names),
    marksSheet(minutes, names),
    answersSheet(minutes, names),
    correctionsSheet(minutes, names),
    lotsSheet(minutes, names)
  ];
  const state = minutes.phase === 'ended' ? m.record_final_line() : m.record_partial_line();
  const at = m.record_as_of({ time: dateTime(asOf), events: number(minutes.events) });
  return sheets.map((sheet) => ({
    ...sheet,
    title: [minutes.name, sheet.name, `${state} ${at}`]
  }));
}

const rankingSheet = ({ ranking }: Minutes, names: MinutesNames): SheetToWrite => ({
  name: m.record_sheet_ranking(),
  columns: [
    whole(m.record_rank(), 8),
    text(m.record_team(), 36),
    decimal(m.record_points(), 12),
    text(m.record_explanation(), 70)
  ],
  rows: ranking.map((line) => [
    line.rank,
    names.team(line.teamId),
    line.points / 100,
    rankSentence(line, names)
  ])
});

const correctionsSheet = ({ corrections }: Minutes, names: MinutesNames): SheetToWrite => ({
  name: m.record_sheet_corrections(),
  columns: [
    whole(m.record_correction_seq(), 8),
    hour(m.record_correction_at()),
    text(m.record_correction_by(), 24),
    text(m.record_correction_what(), 50),
    text(m.record_correction_reason(), 40),
    text(m.record_correction_state(), 20)
  ],
  rows: corrections.map((one) => [
    one.seq,
    one.at,
    names.doer(one.by),
    correctionWords(one, names),
    one.reason ?? null,
    correctionState(one)
  ])
});

const lotsSheet = ({ drawings, heatDrawings }: Minutes, names: MinutesNames): SheetToWrite => ({
  name: m.record_sheet_lots(),
  columns: [
    moment(m.record_column_at(), 24),
    text(m.record_lots_purpose(), 24),
    text(m.record_lots_result(), 70),
    text(m.record_lots_seed(), 40),
    text(m.record_correction_state(), 20)
  ],
  rows: [
    ...heatDrawings.map(({ at, seed, heats }) => [
      at,
      m.record_lots_heats(),
      heatsWords(heats, names),
      seed,
      null
    ]),
    ...drawings.map(({ at, purpose, order, seed, counts }) => [
      at,
      drawingWords[purpose](),
      names.teams(order),
      seed,
      counts ? m.record_correction_counts() : m.record_correction_undone()
    ])
  ]
});
