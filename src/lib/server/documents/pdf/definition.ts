import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { OfficialDocument } from '../../../domain/documents/document.ts';
import { sectionsOf, type Section } from '../../../domain/documents/layout/sections.ts';
import { PAGE, SIZE } from '../../../domain/documents/nd30.ts';
import { printable } from '../../../domain/documents/printable.ts';
import { draw, KEEP_NEXT } from './strokes.ts';
import { points } from './text.ts';

const { top, right, bottom, left } = PAGE.margin;

/** A document for the PDF library: the same layout as in Word. */
export function definitionOf(document: OfficialDocument): TDocumentDefinitions {
  const { typeName, subject, head: own, asOf } = document;
  const at = new Date(asOf);
  return {
    // Digital copies are at least 1.4 (E3).
    version: '1.7',
    pageSize: 'A4',
    pageMargins: [points(left), points(top), points(right), points(bottom)],
    language: 'vi-VN',
    info: {
      title: printable(`${typeName} ${subject.replaceAll('\n', ' ')}`),
      author: printable(own.issuingBody),
      creator: 'Hội Thi',
      producer: 'Hội Thi',
      creationDate: at,
      modDate: at
    },
    defaultStyle: { font: 'Tinos', fontSize: SIZE.body, color: 'black' },
    // pdfmake asks once for each line, so a heading above another one goes to the next page with it.
    pageBreakBefore: (line, { getFollowingNodesOnPage }) =>
      line.style === KEEP_NEXT &&
      getFollowingNodesOnPage().every(({ style }) => style === KEEP_NEXT),
    content: sectionsOf(document).map(section)
  };
}

const section = ({ orientation, strokes }: Section): Content => ({
  section: draw(strokes),
  pageSize: 'A4',
  pageOrientation: orientation,
  pageMargins: [points(left), points(top), points(right), points(bottom)],
  header: pageNumbers()
});

/** Pages count from 1 in every section; the first does not show its number (E1). */
function pageNumbers(): DynamicContent {
  let first: number | null = null;
  return (page) => {
    first = Math.min(first ?? page, page);
    if (page === first) return null;
    return {
      text: String(page - first + 1),
      alignment: 'center',
      fontSize: SIZE.pageNumber,
      margin: [points(left), points(PAGE.header), points(right), 0]
    };
  };
}
