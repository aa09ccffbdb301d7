import type { MarkingResults } from '../../judging/views.ts';
import type { Table } from '../document.ts';
import { column } from './tables.ts';

/** Lines that are left free for a signature. */
const ROOM = '\n\n';

/**
 * Where everybody who marked signs, in a table of the text: however many they are, the signatures of
 * secretary and chair below stay with the last line.
 */
export const signatureTable = (judges: MarkingResults['judges']): Table => ({
  columns: [
    column('STT', 8, 'center'),
    column('Họ và tên', 34, 'left'),
    column('Nhiệm vụ', 28, 'left'),
    column('Chữ ký', 30, 'center')
  ],
  rows: judges.map(({ name, isHead, isThirdMarker }, at) => [
    [String(at + 1)],
    [name],
    [isHead ? 'Trưởng Ban Giám khảo' : isThirdMarker ? 'Giám khảo thứ ba' : 'Giám khảo'],
    [ROOM]
  ])
});
