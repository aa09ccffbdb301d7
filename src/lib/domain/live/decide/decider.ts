import { accepted, refused, type Result } from '../../core/result.ts';
import type { Command, IntentOf, IntentType, Sender } from '../command.ts';
import type { EventFacts } from '../event.ts';
import type { LiveRefusal } from '../refusal.ts';
import type { ShowState } from '../state.ts';

export type Decision = Result<EventFacts[], LiveRefusal>;

/** What a decision is made from: the state, who asks, when, and chance. */
export type Moment = ShowState & Pick<Command, 'at' | 'seed' | 'locked'>;

/** Who may send an intent, by the prefix of its wire name. */
export type SenderOf<Type extends IntentType> = Type extends `${infer Role}:${string}`
  ? Extract<Sender, { role: Role }>
  : never;

/** Decides one kind of intent. Its sender has been checked. */
export type Decider<Type extends IntentType> = (
  moment: Moment,
  intent: IntentOf<Type>,
  by: SenderOf<Type>
) => Decision;

export type Deciders<Type extends IntentType> = { [One in Type]: Decider<One> };

export const happens = (...facts: EventFacts[]): Decision => accepted(facts);
export const no = (refusal: LiveRefusal): Decision => refused(refusal);
