import { AlignmentType, Paragraph, type Table } from 'docx';
import type { OfficialDocument } from '../../../domain/documents/document.ts';
import {
  addresseeLines,
  capitals,
  numberLine,
  placeDateLine
} from '../../../domain/documents/lines.ts';
import {
  HEAD_TABLE,
  LONG_RULE,
  MOTTO,
  NATION,
  SHORT_RULE,
  SIZE,
  TEXT_WIDTH
} from '../../../domain/documents/nd30.ts';
import { ruleWidth } from '../../../domain/documents/text-width.ts';
import { frame } from './frames.ts';
import { centred, line, rule } from './text.ts';

/** Boxes 1 to 4: issuing body and nation beside each other, number and day below. */
export function head({ head }: OfficialDocument): Table {
  const [left, right] = HEAD_TABLE;
  const issuing = capitals(head.issuingBody);
  const number = numberLine(head);
  return frame(HEAD_TABLE, [
    [
      [
        ...(head.parentBody === ''
          ? []
          : [centred(capitals(head.parentBody), { size: SIZE.parent })]),
        centred(issuing, { size: SIZE.issuing, bold: true }),
        rule(ruleWidth(issuing, SIZE.issuing, left, SHORT_RULE), left)
      ],
      [
        centred(NATION, { size: SIZE.nation, bold: true }),
        centred(MOTTO, { size: SIZE.motto, bold: true }),
        rule(ruleWidth(MOTTO, SIZE.motto, right, LONG_RULE), right)
      ]
    ],
    [
      [number === null ? new Paragraph({}) : centred(number, { size: SIZE.number })],
      [centred(placeDateLine(head), { size: SIZE.placeDate, italics: true })]
    ]
  ]);
}

/** Box 5a and 9a: what it is, what it is about, and to whom. */
export function title({ typeName, subject, addressees }: OfficialDocument): Paragraph[] {
  const lines = subject.split('\n');
  const longest = lines.toSorted((one, other) => other.length - one.length)[0] ?? '';
  return [
    line(
      typeName,
      { size: SIZE.typeName, bold: true },
      {
        alignment: AlignmentType.CENTER,
        spacing: { before: 240 },
        keepNext: true
      }
    ),
    ...lines.map((text) => centred(text, { size: SIZE.subject, bold: true })),
    rule(ruleWidth(longest, SIZE.subject, TEXT_WIDTH.portrait, SHORT_RULE), TEXT_WIDTH.portrait),
    ...addresseeLines(addressees).map((text, at) =>
      line(
        text,
        { size: SIZE.addressees },
        {
          alignment: at === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { before: at === 0 ? 120 : 0 },
          ...(at > 0 ? { indent: { left: 2835 } } : {})
        }
      )
    ),
    new Paragraph({ spacing: { after: 0, line: 120, lineRule: 'exact' } })
  ];
}
