import { annexName, type Annex, type OfficialDocument } from '../document.ts';
import { annexOfLine, capitals, closed } from '../lines.ts';
import { SIZE, TEXT_WIDTH } from '../nd30.ts';
import { unbroken } from '../unbroken.ts';
import { body } from './body.ts';
import { foot } from './foot.ts';
import { head, title } from './head.ts';
import { BLANK, centred, type Stroke } from './strokes.ts';

/** Pages that are turned the same way and count from 1: the document itself, or one annex (E1). */
export type Section = { orientation: Annex['orientation']; strokes: readonly Stroke[] };

/** A document as it stands on paper, in Word and in PDF alike. */
export const sectionsOf = (document: OfficialDocument): Section[] => [
  {
    orientation: 'portrait',
    strokes: [
      head(document),
      ...title(document),
      ...keptWithNext(body(closed(document.body), TEXT_WIDTH.portrait)),
      ...foot(document)
    ]
  },
  ...document.annexes.map((annex, at) => annexSection(document, annex, at))
];

/** Nobody signs on a page of its own: the last paragraph or rows go with the signature. */
function keptWithNext(strokes: readonly Stroke[]): Stroke[] {
  const last = strokes.at(-1);
  return last?.kind === 'line' || last?.kind === 'table'
    ? [...strokes.slice(0, -1), { ...last, keepNext: true }]
    : [...strokes];
}

function annexSection(document: OfficialDocument, annex: Annex, at: number): Section {
  const { title, orientation, blocks } = annex;
  const look = { size: SIZE.annexTitle, bold: true };
  return {
    orientation,
    strokes: [
      centred(annexName(at, document.annexes.length), look),
      centred(capitals(unbroken(title)), look),
      centred(annexOfLine(document), { size: SIZE.annexOf, italics: true }),
      BLANK,
      ...body(blocks, TEXT_WIDTH[orientation])
    ]
  };
}
