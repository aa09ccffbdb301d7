import type { NoteFacts } from '../domain/files/table.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What must be seen before a list goes in, in the reader's language. */
export function noteSentence(note: NoteFacts): string {
  switch (note.code) {
    case 'sheet-left':
      return note.isHidden ? m.people_note_sheet_hidden(note) : m.people_note_sheet_left(note);
    case 'rows-hidden':
      return m.people_note_rows_hidden(note);
    case 'columns-hidden':
      return m.people_note_columns_hidden(note);
    case 'read-as':
      return m.people_note_read_as(note);
    case 'moves':
      return note.hasPaper ? m.people_note_moves_with_paper(note) : m.people_note_moves(note);
    case 'renamed':
      return note.hasPaper ? m.people_note_renamed_with_paper(note) : m.people_note_renamed(note);
    case 'other-person':
      return note.hasPaper
        ? m.people_note_other_person_with_paper(note)
        : m.people_note_other_person(note);
    case 'year-changed':
      return m.people_note_year_changed(note);
    case 'known-by-other-code':
      return m.people_note_known_by_other_code(note);
    case 'unit-moves':
      return m.people_note_unit_moves(note);
    case 'unit-renamed':
      return m.people_note_unit_renamed(note);
    case 'unit-type-changed':
      return m.people_note_unit_type_changed(note);
  }
}
