import type { ContestContact } from '../domain/contest/rules.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** Whom to ask, to be put into a sentence; the unit's own person where no contact is set. */
export function whomToAsk(contact: ContestContact | null | undefined): string {
  if (!contact) return m.contact_unit_person();
  const { name, telephone, email } = contact;
  return telephone === ''
    ? m.contact_whom_email({ name, email })
    : m.contact_whom_telephone({ name, telephone });
}

/** A telephone number as a link wants it. */
export const dialled = (telephone: string): string => telephone.replace(/[^\d+]/g, '');
