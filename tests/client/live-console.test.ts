import { describe, expect, it } from 'vitest';
import { possibleCorrections } from '#lib/client/live/console-corrections.ts';
import { KEYS } from '#lib/client/live/console-keys.ts';
import { offersOf } from '#lib/client/live/console-steps.ts';
import { operatorView } from '#lib/domain/live/view/host.ts';
import { playing, points, programmeOf, type Final } from '../domain/live/finals.ts';
import { allOf, goOn, offers, outlineFor, refusedOffers, SEGMENTS, take } from './console-final.ts';

/** Keys that mean two things at this moment. */
function sharedKeys(final: Final): string[] {
  const now = offers(final);
  const keys = [
    ...allOf(now).flatMap(({ key }) => key ?? []),
    ...possibleCorrections(operatorView(final.state)).flatMap(({ name }) => KEYS[name] ?? []),
    ...(now.mark === null ? [] : ['M']),
    'W'
  ];
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

describe('the big button', () => {
  it('plays every kind of segment to its end, with a word where nothing is usual', () => {
    const final = playing(programmeOf(SEGMENTS));
    const seen = new Set<string>();
    while (final.step !== 'ended') {
      expect(sharedKeys(final), final.step).toEqual([]);
      expect(refusedOffers(final)).toEqual([]);
      seen.add(final.step);
      const { usual, choices, mark } = offers(final);
      if (mark === 'next') final.host('host:award', { points: points(8) });
      else if (final.step === 'race') {
        final.press('an');
        final.wait(0);
      } else take(final, usual ?? choices[0]);
    }
    expect(offers(final).usual).toBeNull();
    const steps =
      'answering choosing closed idle interval marked marking open performing preparing';
    expect([...seen].sort()).toEqual([...steps.split(' '), 'race', 'ready', 'revealed', 'waiting']);
  });

  it('resumes first what stands', () => {
    const final = playing(programmeOf(SEGMENTS.slice(1, 2)));
    while (final.step !== 'open') goOn(final);
    final.host('host:pause');
    expect(offers(final).usual).toMatchObject({ key: 'P', wish: { name: 'host:resume' } });
    expect(offers(final).others).toMatchObject([
      { key: 'C', wish: { name: 'host:close' } },
      { key: 'H', wish: { name: 'host:hide-question' } }
    ]);
  });

  it('asks again before it ends the show, not before it ends a segment that is played out', () => {
    const final = playing(programmeOf(SEGMENTS.slice(4, 5)));
    goOn(final, 2);
    const early = offers(final).others.find(({ wish }) => wish.name === 'host:end-segment');
    expect(early?.isGuarded).toBe(true);
    while (offers(final).usual?.wish.name !== 'host:end-segment') goOn(final);
    expect(offers(final).usual?.isGuarded).toBe(false);
    goOn(final);
    expect(offers(final).usual).toMatchObject({ wish: { name: 'host:end-show' }, isGuarded: true });
  });
});

describe('where nothing is usual', () => {
  it('a package is chosen by number among those that have questions left', () => {
    const final = playing(programmeOf(SEGMENTS.slice(3, 4)));
    goOn(final, 3);
    expect(final.step).toBe('choosing');
    expect(offers(final).usual).toBeNull();
    expect(offers(final).choices).toMatchObject([
      { key: '1', left: 8, wish: { fields: { value: points(10) } } },
      { key: '2', left: 4, wish: { fields: { value: points(20) } } }
    ]);
    const next = offers(final).others.find(({ wish }) => wish.name === 'host:next');
    expect(next?.isGuarded).toBe(true);
  });

  it('an answer is right by D and wrong by S', () => {
    const final = playing(programmeOf(SEGMENTS.slice(3, 4)));
    goOn(final, 3);
    final.host('host:choose-package', { value: points(20) });
    goOn(final, 2);
    expect(final.step).toBe('answering');
    expect(offers(final).choices).toMatchObject([
      { key: 'D', wish: { name: 'host:judge', fields: { isRight: true } } },
      { key: 'S', wish: { name: 'host:judge', fields: { isRight: false } } }
    ]);
  });

  it('a tie at the bell is granted by number', () => {
    const programme = programmeOf(SEGMENTS.slice(2, 3), {
      race: { latencyBoundMs: 0, tieWindowMs: 10, tie: 'host' }
    });
    const final = playing(programme);
    goOn(final, 3);
    final.host('host:open');
    final.press('chi');
    final.press('an');
    expect(offers(final)).toMatchObject({ usual: null, choices: [] });
    final.wait(20);
    expect(final.step).toBe('contested');
    const granted = offers(final).choices.map(({ key, wish }) => [key, wish.fields]);
    expect(granted).toEqual([
      ['1', { teamId: 'an' }],
      ['2', { teamId: 'chi' }]
    ]);
  });

  it('a mark is asked for, and may be entered again before its reveal', () => {
    const final = playing(programmeOf(SEGMENTS.slice(0, 1)));
    while (final.step !== 'marking') goOn(final);
    expect(offers(final)).toMatchObject({ usual: null, mark: 'next' });
    final.host('host:award', { points: points(7) });
    expect(offers(final)).toMatchObject({
      usual: { wish: { name: 'host:reveal' } },
      mark: 'again'
    });
  });
});

describe('where the jury marks on sheets', () => {
  const sheets = { segmentId: 'phan-1', teamId: 'an', expected: 7, submitted: 5, isLocked: false };
  const locked = { ...sheets, submitted: 7, isLocked: true };
  const marking = (): Final => {
    const final = playing(programmeOf(SEGMENTS.slice(0, 1)));
    while (final.step !== 'marking') goOn(final);
    return final;
  };
  const offered = (final: Final, stage: typeof sheets, awaited = { teams: 0, locked: 0 }) =>
    offersOf(operatorView(final.state), outlineFor(final.state.programme), { stage, awaited });
  const defer = { key: 'Y', wish: { name: 'host:defer-mark' } };
  const take = { key: 'G', wish: { name: 'host:take-mark' }, isGuarded: false };
  const host = { role: 'host', id: 'mc' } as const;
  const mark = { segmentId: 'phan-1', teamId: 'an', points: points(7.35) };

  it('waits for the lock, and then the big button takes the mark', () => {
    const final = marking();
    expect(offered(final, sheets)).toMatchObject({
      usual: null,
      choices: [],
      others: [defer],
      mark: 'by-hand'
    });
    expect(offered(final, locked)).toMatchObject({
      usual: take,
      others: [defer],
      mark: 'by-hand'
    });
  });

  it('reveals what was taken, and does not take it twice', () => {
    const final = marking();
    final.send(host, { type: 'host:take-mark' }, { locked: [mark] });
    const { usual, others } = offered(final, locked);
    expect(usual).toMatchObject({ wish: { name: 'host:reveal' } });
    expect(others).toEqual([]);
  });

  it('still takes it in place of a mark that was typed in', () => {
    const final = marking();
    final.host('host:award', { points: points(7) });
    expect(offered(final, sheets)).toMatchObject({ others: [], mark: 'by-hand' });
    expect(offered(final, locked)).toMatchObject({
      usual: { wish: { name: 'host:reveal' } },
      others: [take]
    });
  });

  it('takes marks later, of all teams at once, where the first one was', () => {
    const final = marking();
    final.host('host:defer-mark');
    while (final.step !== 'marking') goOn(final);
    const second = { ...locked, teamId: 'binh' };
    expect(offered(final, second)).toMatchObject({ usual: defer, others: [take] });
    final.host('host:defer-mark');
    const all = { key: 'G', wish: { name: 'host:take-marks', fields: {} }, isGuarded: true };
    expect(offered(final, second, { teams: 2, locked: 1 }).others).not.toContainEqual(all);
    expect(offered(final, second, { teams: 2, locked: 2 }).others).toContainEqual(all);
  });

  it('has nothing to do with any other step', () => {
    const final = marking();
    final.send(host, { type: 'host:take-mark' }, { locked: [mark] });
    goOn(final);
    expect(final.step).toBe('marked');
    expect(offered(final, locked)).toEqual(offers(final));
  });
});
