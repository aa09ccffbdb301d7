import { describe, expect, it } from 'vitest';
import { dialled, whomToAsk } from '#lib/text/contact.ts';

const contact = {
  name: 'Tổ giúp việc Hội thi',
  telephone: '0277 300 0000',
  email: 'hoithi@example.vn',
  hours: ''
};

describe('whom to ask', () => {
  it('is the contact with the way to reach it', () => {
    expect(whomToAsk(contact)).toBe('Tổ giúp việc Hội thi, điện thoại 0277 300 0000');
    expect(whomToAsk({ ...contact, telephone: '' })).toBe(
      'Tổ giúp việc Hội thi, thư điện tử hoithi@example.vn'
    );
  });

  it('is the person of the unit where no contact is set', () => {
    expect(whomToAsk(null)).toBe('đầu mối của đơn vị hoặc Ban Tổ chức');
    expect(whomToAsk(undefined)).toBe('đầu mối của đơn vị hoặc Ban Tổ chức');
  });

  it('has a number that a telephone can dial', () => {
    expect(dialled('+84 (277) 300-00.00')).toBe('+842773000000');
  });
});
