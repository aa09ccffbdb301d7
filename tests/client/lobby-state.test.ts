import { expect, test } from 'vitest';
import { lobbyState, type LobbyState } from '#lib/client/lobby-state.ts';
import { MINUTE, vietnamTime } from '#lib/domain/core/time.ts';
import type { LobbyView } from '#lib/domain/quiz/views.ts';

const OPENS = vietnamTime(2021, 9, 22, 7, 30);
const CLOSES = vietnamTime(2021, 9, 22, 11, 30);

const lobby = (over: Partial<LobbyView>): LobbyView => ({
  now: OPENS - MINUTE,
  contestName: 'Hội thi',
  roundName: 'Vòng 1',
  fullName: 'Nguyễn Văn An',
  staffCode: 'AN',
  candidateNo: '0001',
  unitName: 'Sở Nội vụ',
  questions: 30,
  durationMs: 30 * MINUTE,
  maxScore: 6000,
  attemptsLeft: 1,
  session: { name: 'Ca 1', opensAt: OPENS, closesAt: CLOSES },
  start: { kind: 'refused', refusal: 'session-not-open' },
  submitted: [],
  help: null,
  news: { messages: [], troubles: [] },
  ...over
});

const handedIn = [
  {
    attemptId: 'one',
    attemptNo: 1,
    submittedAt: OPENS,
    receiptCode: 'ABCD',
    isByServer: false,
    isCutShort: false
  }
];
const mayStart = { kind: 'start', attemptNo: 1, until: CLOSES + MINUTE } as const;
const refused = (refusal: 'no-session' | 'session-closed' | 'no-attempt-left' | 'clock-in-doubt') =>
  ({ kind: 'refused', refusal }) as const;

const running = { kind: 'continue', attemptId: 'one', endsAt: CLOSES, wait: null } as const;

test.each<[string, Partial<LobbyView>, number, LobbyState]>([
  ['a minute early', {}, OPENS - MINUTE, 'upcoming'],
  ['one millisecond early', {}, OPENS - 1, 'upcoming'],
  ['at the opening, without a reload', {}, OPENS, 'open'],
  ['open when the page was made', { start: { kind: 'begin' } }, OPENS + MINUTE, 'open'],
  ['closed while waiting', { start: { kind: 'begin' } }, CLOSES, 'closed'],
  ['too late', { start: refused('session-closed') }, CLOSES + MINUTE, 'closed'],
  ['handed in', { start: refused('no-attempt-left'), submitted: handedIn }, CLOSES, 'submitted'],
  ['an attempt runs', { start: running }, CLOSES, 'continue'],
  ['the time is being checked', { start: refused('clock-in-doubt') }, OPENS, 'checking'],
  ['allowed to start again', { help: mayStart, submitted: handedIn }, CLOSES, 'granted'],
  [
    'too late to start again',
    { help: mayStart, start: refused('no-attempt-left'), submitted: handedIn },
    CLOSES + MINUTE + 1,
    'submitted'
  ],
  ['no session', { start: refused('no-session'), session: null }, OPENS, 'no-session']
])('%s', (_, over, now, expected) => {
  expect(lobbyState(lobby(over), now)).toBe(expected);
});
