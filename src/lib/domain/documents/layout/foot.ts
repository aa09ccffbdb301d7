import type { OfficialDocument, Signing } from '../document.ts';
import { capitals, listed } from '../lines.ts';
import { FOOT_TABLE, SIGNATURE_LINES, SIZE, TEXT_WIDTH } from '../nd30.ts';
import { BLANK, centred, type Line, type Stroke } from './strokes.ts';

/** The empty line above the signature stays with it. */
const ABOVE: Line = { ...centred('', { size: SIZE.body }), keepNext: true };

/**
 * Boxes 7 and 9b: who signs, and who gets it. Of two the first signs on the left above the
 * recipients (Mẫu 1.10), of more two stand beside each other.
 */
export function foot({ signings, recipients }: OfficialDocument): Stroke[] {
  const [only] = signings;
  const to = recipientLines(recipients);
  if (only && signings.length === 1) {
    return [ABOVE, { kind: 'frame', widths: FOOT_TABLE, rows: [[to, signatureOf(only)]] }];
  }
  const half = TEXT_WIDTH.portrait / 2;
  const [, second] = signings;
  if (only && second && signings.length === 2) {
    const left = [...signatureOf(only), ...(to.length > 0 ? [BLANK, ...to] : [])];
    return [ABOVE, { kind: 'frame', widths: [half, half], rows: [[left, signatureOf(second)]] }];
  }
  const pairs = signings.flatMap((one, at) => (at % 2 === 0 ? [[one, signings[at + 1]]] : []));
  return [
    ABOVE,
    {
      kind: 'frame',
      widths: [half, half],
      rows: pairs.map((pair, at) => {
        const between = at === 0 ? [] : [centred('', { size: SIZE.signing })];
        const [left, right] = pair.map((one) => [...between, ...signatureOf(one)]);
        return [left ?? [], right ?? []] as const;
      })
    },
    ...(to.length > 0 ? [BLANK, ...to] : [])
  ];
}

function recipientLines(recipients: readonly string[]): Line[] {
  if (recipients.length === 0) return [];
  return [
    left('Nơi nhận:', { size: SIZE.recipientsHead, bold: true, italics: true }),
    ...listed(recipients).map((text) => left(text, { size: SIZE.recipients }))
  ];
}

const left = (text: string, look: Line['look']): Line => ({
  kind: 'line',
  text,
  look,
  align: 'left'
});

function signatureOf(signing: Signing | undefined): Line[] {
  if (!signing) return [];
  const look = { size: SIZE.signing, bold: true };
  return [
    ...signing.lines.map((text) => centred(capitals(text), look)),
    ...Array.from({ length: SIGNATURE_LINES }, () => centred('', look)),
    centred(signing.name, look)
  ];
}
