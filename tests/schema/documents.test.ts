import { describe, expect, it } from 'vitest';
import { documentFields, documentForm, officialDocument, planForm } from '#lib/schema/documents.ts';
import { report2021 } from '../support/report-document.ts';

const FORM = {
  parentBody: '',
  issuingBody: ' Sở  Nội vụ ',
  number: '5',
  symbol: 'bc-snv',
  place: 'Đồng Tháp',
  day: '2021-11-05',
  recipients: '- UBND Tỉnh (b/c);\n\n- Lưu: VT, CCHC.',
  capacity: 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC',
  signer: 'Nguyễn Văn An'
};

describe('the form of a document', () => {
  it('is read as people type it', () => {
    const read = documentForm.parse(FORM);
    expect(read).toMatchObject({
      issuingBody: 'Sở Nội vụ',
      number: 5,
      symbol: 'BC-SNV',
      recipients: ['UBND Tỉnh (b/c)', 'Lưu: VT, CCHC'],
      capacity: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
      threshold: 50
    });
    expect(documentFields.parse(read)).toEqual(read);
    expect(documentForm.parse({ ...FORM, number: '', day: '', symbol: '' })).toMatchObject({
      number: null,
      day: null,
      symbol: ''
    });
    expect(documentForm.parse({ ...FORM, symbol: 'QĐ-BTCHT' }).symbol).toBe('QĐ-BTCHT');
  });

  it.each([
    { number: '0' },
    { number: 'năm' },
    { symbol: 'BC SNV' },
    { symbol: 'BC-' },
    { place: '' },
    { issuingBody: '' },
    { day: '31/11/2021' },
    { signer: 'An 😀' },
    { threshold: '0' },
    { recipients: 'x'.repeat(1001) }
  ])('refuses %j', (wrong) => {
    expect(documentForm.safeParse({ ...FORM, ...wrong }).success).toBe(false);
  });

  it('of the plan wants all four', () => {
    const plan = { number: '1610/KH-SNV', day: '2021-07-19', leadUnit: 'Sở Nội vụ', audience: 'x' };
    expect(planForm.parse(plan)).toEqual(plan);
    for (const name of Object.keys(plan)) {
      expect(planForm.safeParse({ ...plan, [name]: '' }).success).toBe(false);
    }
  });
});

it('a document is read back as it was kept', () => {
  const document = report2021();
  expect(officialDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
});
