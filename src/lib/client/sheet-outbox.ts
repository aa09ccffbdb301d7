import { DAY } from '../domain/core/time.ts';
import type { LocalPart } from './sheet-parts.ts';
import { clearShelf, forgetItems, openShelf, type Shelf } from './shelf.ts';

const PARTS = { database: 'hoi-thi-judging', store: 'parts', owner: 'sheetId', key: 'place' };

/** Entries are marked over weeks, on a laptop that is opened now and then. */
const FORGET_AFTER_MS = 90 * DAY;

/** Opens what this browser keeps of a sheet until it is handed in. */
export const openSheetOutbox = (sheetId: string): Promise<Shelf<LocalPart>> =>
  openShelf<LocalPart>(PARTS, sheetId, FORGET_AFTER_MS);

/** Forgets a sheet that has its receipt. */
export const clearSheetOutbox = (sheetId: string): Promise<void> => clearShelf(PARTS, sheetId);

/** Forgets what the server has said it keeps. */
export const forgetStoredParts = (): Promise<void> =>
  forgetItems<LocalPart>(PARTS, ({ isStored }) => isStored);
