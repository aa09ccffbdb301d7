import type { Ctx } from '../ctx.ts';
import * as markedStore from './marked-store.ts';
import * as markings from './marking-store.ts';
import { isWanted } from './own-sheets.ts';
import * as panels from './panel-store.ts';
import * as sheetStore from './sheet-store.ts';

/** The accounts that have a sheet for an entry: nobody before sheets are out, nobody in conflict. */
export async function juryOf(ctx: Ctx, entryId: string): Promise<string[]> {
  const jury: string[] = [];
  for (const marked of await markedStore.ofSubject(ctx.db, entryId)) {
    const marking = await markings.find(ctx.db, marked.markingId);
    if (marking?.on.kind !== 'call' || marking.state === 'preparing') continue;
    const panel = await panels.ofMarking(ctx.db, marking.id);
    for (const { judgeId } of await sheetStore.ofMarked(ctx.db, [marked.id])) {
      const judge = panel.find(({ accountId }) => accountId === judgeId);
      if (isWanted(judge, marked)) jury.push(judgeId);
    }
  }
  return jury;
}
