import { offersOf, type Offer, type Offers } from '#lib/client/live/console-steps.ts';
import { SECOND } from '#lib/domain/core/time.ts';
import type { Intent } from '#lib/domain/live/command.ts';
import { decide } from '#lib/domain/live/decide.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import type { Programme } from '#lib/domain/live/programme.ts';
import { operatorView } from '#lib/domain/live/view/host.ts';
import { outlineOf, type Outline } from '#lib/domain/live/view/outline.ts';
import { points, type Final } from '../domain/live/finals.ts';

const race = { pressMs: 5 * SECOND, answerMs: 5 * SECOND };

/** One segment of every kind that the console treats in a way of its own. */
export const SEGMENTS: SegmentPreset[] = [
  {
    kind: 'judged',
    name: 'Chào hỏi',
    theme: 'greeting',
    maxPoints: points(10),
    thinkMs: 5 * SECOND,
    limitMs: 60 * SECOND,
    overtime: null
  },
  {
    kind: 'simultaneous',
    name: 'Trắc nghiệm',
    slots: [slot(2)],
    answerMs: 10 * SECOND,
    right: points(10),
    wrong: 0,
    blank: 0,
    elimination: true
  },
  {
    kind: 'buzzer',
    name: 'Bấm chuông',
    slots: [slot(2)],
    ...race,
    right: points(10),
    wrong: 0,
    early: { kind: 'ignored' },
    afterWrong: { kind: 'reopen', pressMs: 5 * SECOND },
    locksNext: false
  },
  {
    kind: 'package',
    name: 'Về đích',
    slots: [
      slot(2, { value: points(10), per: 'team' }),
      slot(1, { value: points(20), per: 'team' })
    ],
    packages: [
      { value: points(10), answerMs: 5 * SECOND },
      { value: points(20), answerMs: 5 * SECOND }
    ],
    questionsPerTeam: 1,
    wrong: 0,
    stars: 1,
    afterWrong: { kind: 'none' }
  },
  { kind: 'audience', name: 'Khán giả', slots: [slot(1)], answerMs: 5 * SECOND },
  {
    kind: 'sudden-death',
    name: 'Câu hỏi phụ',
    slots: [slot(3)],
    ...race,
    early: { kind: 'ignored' },
    mostQuestions: 3
  }
];

export const outlineFor = (programme: Programme, heats: Record<string, number> = {}): Outline =>
  outlineOf(programme, (id) => heats[id] ?? null);

export const offers = (final: Final): Offers =>
  offersOf(operatorView(final.state), outlineFor(final.state.programme));

export const intentOf = ({ wish }: Pick<Offer, 'wish'>): Intent =>
  ({ type: wish.name, ...wish.fields }) as Intent;

/** Does what a button of the console does. */
export function take(final: Final, offer: Pick<Offer, 'wish'> | null | undefined): void {
  if (!offer) throw new Error(`nothing is offered at ${final.step}`);
  const decision = final.send({ role: 'host', id: 'mc' }, intentOf(offer));
  if (!decision.ok) throw new Error(`${offer.wish.name}: ${decision.refusal}`);
}

/** Presses the big button so many times. */
export function goOn(final: Final, times = 1): void {
  for (let time = 0; time < times; time += 1) take(final, offers(final).usual);
}

export const allOf = ({ usual, choices, others, instead }: Offers): Offer[] => [
  ...(usual ? [usual] : []),
  ...choices,
  ...others,
  ...instead
];

/** Offers that the engine would refuse at this moment. */
export const refusedOffers = (final: Final): string[] =>
  allOf(offers(final)).flatMap((offer) => {
    const decision = decide(final.state, {
      id: 'a wish',
      by: { role: 'host', id: 'mc' },
      at: final.now,
      seed: '00112233445566778899aabbccddeeff',
      expected: null,
      intent: intentOf(offer)
    });
    return decision.ok ? [] : [`${final.step} ${offer.wish.name}: ${decision.refusal}`];
  });
