import { reportDraft } from '#lib/domain/documents/compose/report.ts';
import { qualityAnnex } from '#lib/domain/documents/compose/tables.ts';
import type { OfficialDocument } from '#lib/domain/documents/document.ts';
import { NO_FIELDS, type DocumentFields } from '#lib/domain/documents/fields.ts';
import { FACTS_2021 } from '../domain/documents/report-facts.ts';

/** What the office of 2021 would have filled in. */
export const FIELDS_2021: DocumentFields = {
  ...NO_FIELDS,
  parentBody: 'Ủy ban nhân dân tỉnh Đồng Tháp',
  issuingBody: 'Sở Nội vụ',
  number: 5,
  symbol: 'BC-SNV',
  place: 'Đồng Tháp',
  day: '2021-11-05',
  addressees: ['Ủy ban nhân dân Tỉnh'],
  recipients: ['UBND Tỉnh (b/c)', 'Lưu: VT, CCHC'],
  capacity: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
  signer: 'Nguyễn Văn An',
  proposals: ['Đề nghị UBND Tỉnh tiếp tục tổ chức Hội thi hằng năm.']
};

/** The report of 2021 with two annexes, one of them lying. */
export function report2021(): OfficialDocument {
  const annex = qualityAnnex(FACTS_2021);
  return reportDraft(FACTS_2021, FIELDS_2021, [
    annex,
    { ...annex, title: 'Phổ điểm', orientation: 'landscape' }
  ]).document;
}

/** A list of so many units: its table is the last of its text. */
export function list2021(units: number): OfficialDocument {
  const columns = [
    { header: 'Hạng', share: 20, align: 'center' as const },
    { header: 'Đơn vị', share: 80, align: 'left' as const }
  ];
  const rows = Array.from({ length: units }, (_, at) => [[`${at + 1}`], [`Đơn vị thứ ${at + 1}`]]);
  return {
    ...report2021(),
    body: [{ kind: 'table', table: { columns, rows } }],
    annexes: []
  };
}
