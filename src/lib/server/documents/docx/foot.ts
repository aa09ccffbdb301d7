import { Paragraph, type Table } from 'docx';
import type { OfficialDocument, Signing } from '../../../domain/documents/document.ts';
import { capitals, listed } from '../../../domain/documents/lines.ts';
import { FOOT_TABLE, SIGNATURE_LINES, SIZE, TEXT_WIDTH } from '../../../domain/documents/nd30.ts';
import { frame } from './frames.ts';
import { centred, line } from './text.ts';

/** Boxes 7 and 9b: who signs, and who gets it. Where several sign, two stand beside each other. */
export function foot({ signings, recipients }: OfficialDocument): (Paragraph | Table)[] {
  const [only] = signings;
  if (only && signings.length === 1) {
    return [gap(), frame(FOOT_TABLE, [[recipientLines(recipients), signatureOf(only)]])];
  }
  const half = TEXT_WIDTH.portrait / 2;
  const pairs = signings.flatMap((one, at) => (at % 2 === 0 ? [[one, signings[at + 1]]] : []));
  return [
    gap(),
    frame(
      [half, half],
      pairs.map(([left, right]) => [signatureOf(left), signatureOf(right)] as const)
    ),
    ...(recipients.length > 0 ? [gap(), ...recipientLines(recipients)] : [])
  ];
}

const gap = (): Paragraph => new Paragraph({ spacing: { after: 0 } });

function recipientLines(recipients: readonly string[]): Paragraph[] {
  if (recipients.length === 0) return [gap()];
  return [
    line('Nơi nhận:', { size: SIZE.recipientsHead, bold: true, italics: true }),
    ...listed(recipients).map((text) => line(text, { size: SIZE.recipients }))
  ];
}

function signatureOf(signing: Signing | undefined): Paragraph[] {
  if (!signing) return [gap()];
  const look = { size: SIZE.signing, bold: true };
  return [
    ...signing.lines.map((text) => centred(capitals(text), look)),
    ...Array.from({ length: SIGNATURE_LINES }, () => centred('', look)),
    centred(signing.name, look)
  ];
}
