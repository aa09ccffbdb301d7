import type { TextProblem } from '../domain/core/written-text.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What is wrong with a written text and what to do about it; `field` is how people know the field. */
export function textSentence(problem: TextProblem, field: string): string {
  switch (problem.code) {
    case 'too-long':
      return m.written_too_long({ field, limit: problem.limit });
    case 'too-short':
      return m.written_too_short({ field, least: problem.least });
    case 'too-many-lines':
      return m.written_too_many_lines({ field, limit: problem.limit });
    case 'line-break':
      return m.written_line_break({ field });
    case 'hidden-sign':
      return m.written_hidden_sign({ field, codePoint: problem.codePoint });
    case 'piled-marks':
      return m.written_piled_marks({ field });
  }
}
