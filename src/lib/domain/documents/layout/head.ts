import type { OfficialDocument } from '../document.ts';
import { addresseeLines, capitals, numberLine, placeDateLine } from '../lines.ts';
import {
  ADDRESSEES_INDENT,
  HEAD_TABLE,
  LONG_RULE,
  MOTTO,
  NATION,
  SHORT_RULE,
  SIZE,
  TEXT_WIDTH,
  TITLE
} from '../nd30.ts';
import { ruleWidth } from '../text-width.ts';
import { unbroken } from '../unbroken.ts';
import { centred, type Line, type Rule, type Stroke } from './strokes.ts';

/** Boxes 1 to 4: issuing body and nation beside each other, number and day below. */
export function head({ head }: OfficialDocument): Stroke {
  const [left, right] = HEAD_TABLE;
  const issuing = capitals(head.issuingBody);
  return {
    kind: 'frame',
    widths: HEAD_TABLE,
    rows: [
      [
        [
          ...(head.parentBody === ''
            ? []
            : [centred(capitals(head.parentBody), { size: SIZE.parent })]),
          centred(issuing, { size: SIZE.issuing, bold: true }),
          rule(issuing, SIZE.issuing, left, SHORT_RULE)
        ],
        [
          centred(NATION, { size: SIZE.nation, bold: true }),
          centred(MOTTO, { size: SIZE.motto, bold: true }),
          rule(MOTTO, SIZE.motto, right, LONG_RULE)
        ]
      ],
      [
        [centred(numberLine(head) ?? '', { size: SIZE.number })],
        [centred(placeDateLine(head), { size: SIZE.placeDate, italics: true })]
      ]
    ]
  };
}

/** Boxes 5a and 9a: what it is, what it is about, and to whom. */
export function title({ typeName, subject, addressees }: OfficialDocument): Stroke[] {
  const lines = subject.split('\n');
  const longest = [...lines].sort((one, other) => other.length - one.length)[0] ?? '';
  return [
    {
      ...centred(typeName, { size: SIZE.typeName, bold: true }),
      spacing: { before: TITLE.before },
      keepNext: true
    },
    ...lines.map((text) => ({
      ...centred(unbroken(text), { size: SIZE.subject, bold: true }),
      keepNext: true
    })),
    rule(longest, SIZE.subject, TEXT_WIDTH.portrait, SHORT_RULE),
    ...addresseeLines(addressees).map(addressee),
    { kind: 'gap', height: TITLE.after }
  ];
}

const addressee = (text: string, at: number): Line => ({
  kind: 'line',
  text,
  look: { size: SIZE.addressees },
  ...(at === 0
    ? { align: 'center', spacing: { before: TITLE.after } }
    : { align: 'left', indent: { left: ADDRESSEES_INDENT } })
});

const rule = (text: string, size: number, within: number, share: number): Rule => ({
  kind: 'rule',
  length: ruleWidth(text, size, within, share),
  within
});
