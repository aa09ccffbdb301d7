import * as m from '#lib/text/paraglide/messages.js';

/** What a browser knows of a field that is filled in wrongly. */
export type UnfitField = {
  type: string;
  validity: Omit<ValidityState, 'customError' | 'valid'>;
  min?: string;
  max?: string;
  step?: string;
  minLength?: number;
  maxLength?: number;
};

/** Fields that are chosen in, not written in. */
const CHOSEN = ['checkbox', 'radio', 'file', 'select-one', 'select-multiple'];

/**
 * What is wrong with a field, in the language of the page: the browser's own words are in that of the
 * computer (OFF-A22).
 *
 * @param field how people know the field
 */
export function unfitSentence(unfit: UnfitField, field: string): string {
  const { type, validity } = unfit;
  if (validity.badInput) return m.written_not_a_number({ field });
  if (validity.valueMissing) {
    const isChosen = CHOSEN.includes(type);
    return (isChosen ? m.written_unchosen : m.written_missing)({ field });
  }
  if (validity.tooShort || validity.tooLong) return lengthSentence(unfit, field);
  if (validity.rangeUnderflow || validity.rangeOverflow) {
    return type === 'number' ? rangeSentence(unfit, field) : m.written_outside({ field });
  }
  if (validity.stepMismatch && type === 'number') {
    const step = Number(unfit.step) || 1;
    return m.written_number_step({ field, step, twice: 2 * step });
  }
  if (validity.typeMismatch && type === 'email') return m.written_not_an_email({ field });
  if (validity.typeMismatch && type === 'url') return m.written_not_an_address({ field });
  return m.written_malformed({ field });
}

function lengthSentence({ validity, minLength = -1, maxLength = -1 }: UnfitField, field: string) {
  if (minLength > 0 && maxLength > 0) {
    return m.written_length_between({ field, least: minLength, most: maxLength });
  }
  return validity.tooLong
    ? m.written_too_long({ field, limit: maxLength })
    : m.written_too_short({ field, least: minLength });
}

function rangeSentence({ min = '', max = '' }: UnfitField, field: string): string {
  if (min !== '' && max !== '') return m.written_number_between({ field, least: min, most: max });
  return min === ''
    ? m.written_number_most({ field, most: max })
    : m.written_number_least({ field, least: min });
}
