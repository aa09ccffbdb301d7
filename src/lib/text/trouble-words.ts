import type { TroubleKind } from '../domain/messages/trouble.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What a contestant reports, by its kind. */
export const troubleKindWords: Readonly<Record<TroubleKind, () => string>> = {
  'cannot-answer': m.messages_trouble_kind_cannot_answer,
  question: m.messages_trouble_kind_question,
  device: m.messages_trouble_kind_device,
  time: m.messages_trouble_kind_time,
  other: m.messages_trouble_kind_other
};
