import { describe, expect, it } from 'vitest';
import { contestContact, unitRanking } from '#lib/schema/contest.ts';

const RULES = { levels: ['department'], topK: 5, tieBreaks: [], qualify: 15 };
const HALF = { kind: 'participation', of: 'registered', least: 50 };

describe('the rules of a ranking, in a file and as stored', () => {
  it('have no gate unless they say so: contests stored before there were any', () => {
    expect(unitRanking.parse(RULES).gates).toEqual([]);
  });

  it('can say what real contests say (B4)', () => {
    const socTrang = [
      { kind: 'participation', of: 'headcount', least: 30, size: { below: 50 } },
      { kind: 'participation', of: 'headcount', least: 25, size: { from: 50, below: 100 } }
    ];
    expect(unitRanking.parse({ ...RULES, gates: [HALF, ...socTrang] }).gates).toEqual([
      { ...HALF, size: null },
      { ...socTrang[0], size: { from: 0, below: 50 } },
      socTrang[1]
    ]);
  });

  it.each([
    { ...HALF, least: 0 },
    { ...HALF, least: 101 },
    { ...HALF, of: 'visits' },
    { ...HALF, size: { from: 50, below: 50 } },
    { ...HALF, note: 'half' }
  ])('refuse %j', (gate) => {
    expect(unitRanking.safeParse({ ...RULES, gates: [gate] }).success).toBe(false);
  });
});

describe('the contact for contestants, in a file and in a form', () => {
  const CONTACT = { name: 'Tổ giúp việc', telephone: '0277 300 0000' };

  it('is tidied, and empty where nothing was said', () => {
    expect(contestContact.parse({ ...CONTACT, name: '  Tổ   giúp việc ' })).toEqual({
      ...CONTACT,
      email: '',
      hours: ''
    });
  });

  it.each(['1022', '+84 277 300 0000', '(0277) 300.0000', '0277-3000-000'])(
    'may have the number %s',
    (telephone) => {
      expect(contestContact.parse({ ...CONTACT, telephone })).toMatchObject({ telephone });
    }
  );

  it.each([
    [{ ...CONTACT, name: ' ' }, 'name'],
    [{ ...CONTACT, name: 'x'.repeat(121) }, 'name'],
    [{ ...CONTACT, telephone: 'phòng 12' }, 'telephone'],
    [{ ...CONTACT, telephone: '0'.repeat(31) }, 'telephone'],
    [{ name: 'Tổ giúp việc' }, 'telephone'],
    [{ ...CONTACT, email: 'to giup viec' }, 'email'],
    [{ ...CONTACT, hours: 'x'.repeat(121) }, 'hours']
  ])('refuses %j and names the field', (contact, field) => {
    expect(contestContact.safeParse(contact).error?.issues.map(({ path }) => path[0])).toEqual([
      field
    ]);
  });
});
