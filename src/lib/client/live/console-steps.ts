import type { HostIntent } from '#lib/domain/live/next-steps.ts';
import type { Outline } from '#lib/domain/live/view/outline.ts';
import type { OperatorView } from '#lib/domain/live/view/host.ts';
import type { JuryProgress, JurySheets } from '#lib/schema/live-wire.ts';
import { KEYS, RIGHT_KEY, WRONG_KEY } from './console-keys.ts';
import { nextSegment, segmentChoices, type SegmentChoice } from './console-segments.ts';
import { wish, type BareIntent, type HostWish } from './console-wish.ts';

/** One thing that the host may do now, with all that must be said. */
export type Offer = {
  wish: HostWish;
  key: string | null;
  /** It ends or repeats something: ask once more. */
  isGuarded: boolean;
  segment?: SegmentChoice;
  /** Questions of a package that are left. */
  left?: number;
};

/** What the console offers at this moment. */
export type Offers = {
  /** The usual next step: one big button, always the same key. */
  usual: Offer | null;
  /** Where nothing is usual: one of these. */
  choices: Offer[];
  /**
   * May the mark of the jury be typed in; and is that the next thing to do, a correction, or what is
   * done without the sheets on which the jury marks?
   */
  mark: 'next' | 'again' | 'by-hand' | null;
  others: Offer[];
  /** The usual step with other particulars: another team, segment or question. */
  instead: Offer[];
};

/** Steps that the console shows elsewhere: as a form, in the list of answers, or as choices. */
const ELSEWHERE: readonly HostIntent[] = [
  'host:award',
  'host:take-mark',
  'host:defer-mark',
  'host:take-marks',
  'host:rule-answer',
  'host:draw-lots',
  'host:choose-package',
  'host:grant',
  'host:judge'
];

const NOTHING: Offers = { usual: null, choices: [], mark: null, others: [], instead: [] };

/** Before it is known, and where nobody marks on sheets. */
export const NO_JURY: JuryProgress = { stage: null, awaited: { teams: 0, locked: 0 } };

/** The offers of a moment, from what the engine says may come next (idea 7). */
export function offersOf(
  view: OperatorView,
  outline: Outline,
  jury: JuryProgress = NO_JURY
): Offers {
  const offers = offersOfShow(view, outline);
  if (view.step === 'marking' && jury.stage) return withSheets(offers, view, jury.stage);
  const { teams, locked } = jury.awaited;
  const areLocked = locked === teams && teams === view.awaitedMarks.length;
  if (!areLocked || !view.next.includes('host:take-marks')) return offers;
  // It is their reveal as well: ask once more.
  const takeAll = { ...plain(wish('host:take-marks', {})), isGuarded: true };
  return { ...offers, others: [takeAll, ...offers.others] };
}

function offersOfShow(view: OperatorView, outline: Outline): Offers {
  const [first, ...rest] = view.next;
  if (first === undefined) return { ...NOTHING, others: toggles(view) };
  const besides = rest.filter(isBare).filter((name) => isTaken(name, view));
  const others = [...besides.map((name) => bare(name, view)), ...toggles(view)];
  const again = rest.includes('host:award') ? 'again' : null;
  const head: Offers = { ...NOTHING, mark: first === 'host:award' ? 'next' : again, others };
  switch (first) {
    case 'host:start-segment':
      return withSegments(head, segmentChoices(view, outline), outline);
    case 'host:give-turn':
      return withFirst(head, turns(view));
    case 'host:ready-question':
      return { ...head, usual: plain(readied(null)), instead: questions(view) };
    case 'host:choose-package':
      return { ...head, choices: packages(view) };
    case 'host:grant':
      return { ...head, choices: numbered((view.candidateIds ?? []).map(granted)) };
    case 'host:judge':
      return { ...head, choices: [judged(true), judged(false)] };
    case 'host:award':
      return head;
    default:
      return isBare(first) ? { ...head, usual: { ...bare(first, view), isGuarded: false } } : head;
  }
}

/**
 * What is locked is taken before anything else is usual; until then the show waits for the jury.
 * After the first mark that is taken later, those of the other teams usually are so too.
 */
function withSheets(offers: Offers, view: OperatorView, { isLocked }: JurySheets): Offers {
  const { usual, others } = offers;
  const may = view.isFromSheets === true || !isLocked ? [] : [plain(wish('host:take-mark', {}))];
  if (usual) return { ...offers, others: [...may, ...others], mark: 'by-hand' };
  const defer = plain(wish('host:defer-mark', {}));
  const isTogether = view.awaitedMarks.some(({ segmentId }) => segmentId === view.segmentId);
  const [first = null, ...rest] = isTogether ? [defer, ...may] : [...may, defer];
  const waits = first === defer && !isTogether;
  return {
    ...offers,
    usual: waits ? null : first,
    others: [...(waits ? [defer] : rest), ...others],
    mark: 'by-hand'
  };
}

const plain = (made: HostWish): Offer => ({
  wish: made,
  key: KEYS[made.name] ?? null,
  isGuarded: false
});

function isBare(name: HostIntent): name is BareIntent {
  const withFields = ['host:start-segment', 'host:give-turn', 'host:ready-question'];
  return !ELSEWHERE.includes(name) && !withFields.includes(name);
}

/** A star is for who still has one, a pass for who did not press. */
function isTaken(name: BareIntent, { teams, stage }: OperatorView): boolean {
  if (name === 'host:place-star') return teams.some(({ mayStar }) => mayStar);
  const right = stage.acting?.right;
  return name !== 'host:pass' || right === 'own' || right === 'pass';
}

/** Ending something before its time cannot be taken back without people noticing. */
function bare(name: BareIntent, view: OperatorView): Offer {
  const endsTurn = name === 'host:next' && view.step === 'choosing';
  const ends = name === 'host:end-show' || name === 'host:end-segment';
  return { ...plain(wish(name, {})), isGuarded: ends || endsTurn };
}

/** The question on stage can be shown and hidden at every step before its key. */
function toggles(view: OperatorView): Offer[] {
  if (!view.card || view.step === 'revealed') return [];
  const name = view.stage.question ? 'host:hide-question' : 'host:show-question';
  return view.next.includes(name) ? [] : [plain(wish(name, {}))];
}

function withSegments(head: Offers, choices: SegmentChoice[], outline: Outline): Offers {
  const usual = nextSegment(choices, outline);
  const instead = choices
    .filter((one) => one !== usual)
    .map((segment) => ({ ...plain(segment.wish), key: null, isGuarded: segment.isAgain, segment }));
  if (usual) return { ...head, usual: { ...plain(usual.wish), segment: usual }, instead };
  const [end, others] = apart(head.others, ({ wish: { name } }) => name === 'host:end-show');
  return { ...head, usual: end[0] ?? null, others, instead };
}

function withFirst(head: Offers, offers: Offer[]): Offers {
  const [usual = null, ...instead] = offers;
  return { ...head, usual, instead: instead.map((offer) => ({ ...offer, key: null })) };
}

const turns = ({ progress }: OperatorView): Offer[] =>
  (progress.turns ?? [])
    .filter(({ left }) => left > 0)
    .map(({ teamId }) => plain(wish('host:give-turn', { teamId })));

const readied = (questionId: string | null): HostWish =>
  wish('host:ready-question', { questionId });

const questions = ({ progress }: OperatorView): Offer[] =>
  (progress.leftIds ?? []).slice(1).map((id) => ({ ...plain(readied(id)), key: null }));

function packages(view: OperatorView): Offer[] {
  const acting = view.stage.acting?.teamId;
  const own = view.teams.find(({ teamId }) => teamId === acting);
  const onOffer = (own?.packages ?? []).filter(({ left }) => left > 0);
  return numbered(
    onOffer.map(({ value, left }) => ({ ...plain(wish('host:choose-package', { value })), left }))
  );
}

const granted = (teamId: string): Offer => plain(wish('host:grant', { teamId }));

const judged = (isRight: boolean): Offer => ({
  ...plain(wish('host:judge', { isRight })),
  key: isRight ? RIGHT_KEY : WRONG_KEY
});

/** 1 to 9 in order; more than nine have no key. */
const numbered = (offers: Offer[]): Offer[] =>
  offers.map((offer, index) => ({ ...offer, key: index < 9 ? String(index + 1) : null }));

function apart<Item>(items: readonly Item[], isWanted: (item: Item) => boolean) {
  return [items.filter(isWanted), items.filter((item) => !isWanted(item))] as const;
}
