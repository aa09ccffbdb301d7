/** Lines of a board that a band shows at once. */
const LINES = 5;

/** The board in pages for a band that has room for a few lines. */
export const boardPages = <Line>(lines: readonly Line[]): Line[][] =>
  Array.from({ length: Math.max(1, Math.ceil(lines.length / LINES)) }, (_, page) =>
    lines.slice(page * LINES, (page + 1) * LINES)
  );
