import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIVE_REFUSALS } from '#lib/domain/live/refusal.ts';
import { liveIntents, readLiveIntent } from '#lib/schema/live.ts';

const ID = '00112233445566778899aabbccddeeff';
const host = (fields: object = {}): object => ({ id: ID, expected: 7, ...fields });
const device = (fields: object = {}): object => ({ id: ID, ...fields });
const answer = (text: string): object => ({ kind: 'text', text });

describe('a message of the live show', () => {
  it.each([
    ['host:open', host(), { type: 'host:open' }],
    ['host:judge', host({ isRight: true }), { type: 'host:judge', isRight: true }],
    [
      'host:start-segment',
      host({ segmentId: 'phan-1', teamIds: null }),
      { type: 'host:start-segment', segmentId: 'phan-1', teamIds: null }
    ],
    [
      'host:undo',
      host({ seq: 12, reason: '  Chấm nhầm  ' }),
      { type: 'host:undo', seq: 12, reason: 'Chấm nhầm' }
    ],
    ['team:press', device({ windowId: 9 }), { type: 'team:press', windowId: 9 }],
    [
      'team:answer',
      device({ windowId: 9, answer: answer(' Cải cách '.normalize('NFD')) }),
      { type: 'team:answer', windowId: 9, answer: { kind: 'text', text: 'Cải cách' } }
    ],
    [
      'team:answer',
      device({ windowId: 9, answer: { kind: 'choice', places: ['A', 'C'] } }),
      { type: 'team:answer', windowId: 9, answer: { kind: 'choice', places: ['A', 'C'] } }
    ]
  ])('%s becomes an intent', (name, payload, intent) => {
    const expected = name.startsWith('host:') ? 7 : null;
    expect(readLiveIntent(name, payload)).toEqual({ id: ID, epoch: null, expected, intent });
  });

  it.each([
    ['a name that is not of the protocol', 'host:win', host()],
    ['a name of every object', '__proto__', host()],
    ['another one', 'toString', host()],
    ['an intent of the room', 'room:time-up', { id: ID, deadline: 1 }],
    ['counts, which only the room may say', 'room:audience', device({ windowId: 1, counts: [] })],
    ['a command without id', 'host:open', { expected: 7 }],
    ['an id of another form', 'host:open', { id: 'c1', expected: 7 }],
    ['a host that does not say what it saw', 'host:open', { id: ID }],
    ['a time of the device', 'team:press', device({ windowId: 9, at: 1 })],
    ['a latency of the device', 'team:press', device({ windowId: 9, latencyMs: 150 })],
    ['another team’s name', 'team:press', device({ windowId: 9, teamId: 'binh' })],
    ['a role', 'team:press', device({ windowId: 9, by: { role: 'host' } })],
    ['a press without window', 'team:press', device()],
    ['an undo without reason', 'host:undo', host({ seq: 12 })],
    ['a reason of blanks', 'host:undo', host({ seq: 12, reason: '   ' })],
    ['broken points', 'host:adjust', host({ teamId: 'an', points: 0.5, reason: 'thử' })],
    ['endless points', 'host:adjust', host({ teamId: 'an', points: 1e12, reason: 'thử' })],
    ['no number', 'host:adjust', host({ teamId: 'an', points: NaN, reason: 'thử' })],
    ['an empty answer', 'team:answer', device({ windowId: 9, answer: answer(' ') })],
    ['a long answer', 'team:answer', device({ windowId: 9, answer: answer('a'.repeat(201)) })],
    ['no place', 'team:answer', device({ windowId: 9, answer: { kind: 'choice', places: [] } })],
    ['nothing', 'host:open', null],
    ['a list', 'host:open', []]
  ])('is refused: %s', (_name, name, payload) => {
    expect(readLiveIntent(name, payload)).toBeNull();
  });

  it('of any shape is answered, never thrown (B-W8)', () => {
    const names = fc.oneof(fc.constantFrom(...Object.keys(liveIntents)), fc.string());
    fc.assert(
      fc.property(names, fc.anything({ withNullPrototype: true }), (name, payload) => {
        expect(readLiveIntent(name, payload)).toBeNull();
      })
    );
  });

  it('takes no field that is not named (X6)', () => {
    for (const [name, schema] of Object.entries(liveIntents)) {
      expect([name, schema.def.catchall?._zod.def.type]).toEqual([name, 'never']);
    }
  });
});

describe('the written protocol', () => {
  const text = readFileSync('docs/live-show-protocol.md', 'utf8');
  const events = readFileSync('src/lib/domain/live/event.ts', 'utf8');

  it.each([
    ['every wire name', Object.keys(liveIntents)],
    ['every refusal', LIVE_REFUSALS],
    ['every event', events.match(/'[a-z]+-[a-z-]+'|'undone'/g)?.map((name) => name.slice(1, -1))]
  ])('names %s', (_name, names) => {
    expect(names?.length).toBeGreaterThan(20);
    expect(names?.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
