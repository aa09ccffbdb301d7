export type { BoardRow } from '#lib/server/entries/board.ts';
