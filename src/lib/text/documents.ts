import type { DocumentKind } from '../domain/documents/document.ts';
import type { SentenceId, Withheld } from '../domain/documents/wording/sentence.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { withheldReasons } from './document-refusals.ts';

/** What each kind of document is called on the screen. */
export const documentNames: Readonly<Record<DocumentKind, () => string>> = {
  report: m.documents_kind_report,
  annual: m.documents_kind_annual,
  notice: m.documents_kind_notice,
  'units-list': m.documents_kind_units_list,
  'individuals-list': m.documents_kind_individuals_list,
  'final-minutes': m.documents_kind_final_minutes,
  'marking-minutes': m.documents_kind_marking_minutes,
  'score-sheet': m.documents_kind_score_sheet
};

/** "Biên bản chấm điểm, số 05/BB-BTC", "Phiếu chấm điểm, Nguyễn Văn An": one among several. */
export function madeName({
  kind,
  number,
  signer
}: {
  kind: DocumentKind;
  number: string | null;
  signer: string;
}): string {
  const name = documentNames[kind]();
  if (kind === 'score-sheet') return `${name}, ${signer}`;
  return number === null ? name : `${name}, ${m.documents_number({ number })}`;
}

const sentenceNames: Readonly<Record<SentenceId, () => string>> = {
  plan: m.documents_sentence_plan,
  audience: m.documents_sentence_audience,
  'round-one': m.documents_sentence_round_one,
  'round-two': m.documents_sentence_round_two,
  prizes: m.documents_sentence_prizes,
  participation: m.documents_sentence_participation,
  'headcount-rate': m.documents_sentence_headcount_rate,
  'full-units': m.documents_sentence_full_units,
  'low-units': m.documents_sentence_low_units,
  quality: m.documents_sentence_quality,
  waves: m.documents_sentence_waves,
  blocs: m.documents_sentence_blocs,
  qualified: m.documents_sentence_qualified
};

/** "Vòng 2: Vòng 2 chưa kết thúc." */
export const withheldLine = ({ sentence, reason }: Withheld): string =>
  m.documents_withheld_line({
    sentence: sentenceNames[sentence](),
    reason: withheldReasons[reason]()
  });
