import type { Instant } from '../domain/core/time.ts';
import type { OwnSheet, SavedMarks } from '../domain/judging/own-views.ts';
import type { SaveMarksRequest } from '../schema/judging.ts';
import { call, type ShutOut, type Unknown } from './call.ts';

/** A sheet as it stands on the server. */
export type SheetStanding = Pick<
  OwnSheet,
  'state' | 'marks' | 'revisions' | 'note' | 'noteRevision'
>;

export type SheetSaveReply =
  { kind: 'decided'; saved: SavedMarks; at: Instant } | ShutOut | Unknown;
export type SheetStandingReply =
  { kind: 'standing'; standing: SheetStanding; at: Instant } | ShutOut | Unknown;

/** The endpoints of one sheet. Nothing is ever thrown: what went wrong is part of the answer. */
export function sheetCalls(sheetId: string) {
  const base = `/api/judging/sheets/${sheetId}`;
  return {
    save: async (changes: SaveMarksRequest): Promise<SheetSaveReply> => {
      const answer = await call<SavedMarks>('POST', `${base}/marks`, changes);
      if ('kind' in answer) return answer;
      return { kind: 'decided', saved: answer.body, at: answer.body.now };
    },
    look: async (): Promise<SheetStandingReply> => {
      const answer = await call<SheetStanding>('GET', base);
      if ('kind' in answer) return answer;
      return { kind: 'standing', standing: answer.body, at: answer.body.now };
    }
  };
}
