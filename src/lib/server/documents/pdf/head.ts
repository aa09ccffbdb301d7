import type { Content } from 'pdfmake/interfaces';
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
export function head({ head }: OfficialDocument): Content {
  const [left, right] = HEAD_TABLE;
  const issuing = capitals(head.issuingBody);
  return frame(HEAD_TABLE, [
    [
      [
        ...(head.parentBody === ''
          ? []
          : [centred(capitals(head.parentBody), { size: SIZE.parent })]),
        centred(issuing, { size: SIZE.issuing, bold: true }),
        rule(ruleWidth(issuing, SIZE.issuing, left, SHORT_RULE))
      ],
      [
        centred(NATION, { size: SIZE.nation, bold: true }),
        centred(MOTTO, { size: SIZE.motto, bold: true }),
        rule(ruleWidth(MOTTO, SIZE.motto, right, LONG_RULE))
      ]
    ],
    [
      [centred(numberLine(head) ?? '', { size: SIZE.number })],
      [centred(placeDateLine(head), { size: SIZE.placeDate, italics: true })]
    ]
  ]);
}

/** Box 5a and 9a: what it is, what it is about, and to whom. */
export function title({ typeName, subject, addressees }: OfficialDocument): Content[] {
  const lines = subject.split('\n');
  const longest = lines.toSorted((one, other) => other.length - one.length)[0] ?? '';
  return [
    line(
      typeName,
      { size: SIZE.typeName, bold: true },
      { alignment: 'center', margin: [0, 12, 0, 0] }
    ),
    ...lines.map((text) => centred(text, { size: SIZE.subject, bold: true })),
    rule(ruleWidth(longest, SIZE.subject, TEXT_WIDTH.portrait, SHORT_RULE)),
    ...addresseeLines(addressees).map((text, at) =>
      at === 0
        ? line(text, { size: SIZE.addressees }, { alignment: 'center', margin: [0, 6, 0, 0] })
        : line(text, { size: SIZE.addressees }, { margin: [142, 0, 0, 0] })
    ),
    { text: '', margin: [0, 6, 0, 0] }
  ];
}
