import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import {
  annexName,
  type Annex,
  type OfficialDocument
} from '../../../domain/documents/document.ts';
import { annexOfLine, capitals, closed } from '../../../domain/documents/lines.ts';
import { PAGE, SIZE, TEXT_WIDTH } from '../../../domain/documents/nd30.ts';
import { printable } from '../../../domain/documents/printable.ts';
import { blocks, HEADING } from './body.ts';
import { foot } from './foot.ts';
import { head, title } from './head.ts';
import { centred, points } from './text.ts';

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
      line.style === HEADING && getFollowingNodesOnPage().every(({ style }) => style === HEADING),
    content: [
      section('portrait', [
        head(document),
        ...title(document),
        ...blocks(closed(document.body), TEXT_WIDTH.portrait),
        ...foot(document)
      ]),
      ...document.annexes.map((annex, index) => annexSection(document, annex, index))
    ]
  };
}

function annexSection(document: OfficialDocument, annex: Annex, at: number): Content {
  const { title, orientation } = annex;
  return section(orientation, [
    centred(annexName(at, document.annexes.length), { size: SIZE.annexTitle, bold: true }),
    centred(capitals(title), { size: SIZE.annexTitle, bold: true }),
    centred(annexOfLine(document), { size: SIZE.annexOf, italics: true }),
    { text: ' ' },
    ...blocks(annex.blocks, TEXT_WIDTH[orientation])
  ]);
}

const section = (orientation: Annex['orientation'], content: Content[]): Content => ({
  section: content,
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
