import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REMEDIES } from '#lib/domain/quiz/remedy.ts';
import { INCIDENT_KINDS } from '#lib/domain/reports/incidents.ts';
import { INCIDENT_ACTIONS, USUAL_ACTIONS } from '#lib/server/reports/incident-actions.ts';
import { toldEntry } from '#lib/server/reports/incident-entry.ts';

/** Every call that puts something on record, up to its closing parenthesis. */
function recordCalls(): string[] {
  const sources = globSync('src/lib/server/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/audit\.record\(/g)].map(({ index }) => {
      let depth = 0;
      const end = [...source.slice(index)].findIndex((sign) => {
        if (sign === '(') depth += 1;
        if (sign === ')') depth -= 1;
        return sign === ')' && depth === 0;
      });
      return source.slice(index, index + end);
    })
  );
}

/** Names that are put together or handed on, as whoever calls writes them. */
const WRITTEN_ELSEWHERE = [
  'contest.open-board',
  'contest.close-board',
  'entry.hand-in',
  'entry.hand-in-for',
  ...REMEDIES.map((kind) => `remedy.${kind}`)
];

const named = (): Set<string> =>
  new Set([
    ...recordCalls().flatMap((call) =>
      [...call.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, action]) => action ?? '')
    ),
    ...WRITTEN_ELSEWHERE
  ]);

it('decides of every kind of act on record whether it is an incident', () => {
  const decided = new Set([...Object.keys(INCIDENT_ACTIONS), ...USUAL_ACTIONS]);
  const acts = named();
  expect(acts.size).toBeGreaterThan(70);
  expect([...acts].filter((action) => !decided.has(action))).toEqual([]);
});

it('decides each once, and of nothing that nobody does any more', () => {
  const acts = named();
  // Written by builds before remedies; old databases have them.
  const old = ['attempt.extend'];
  const all = [...Object.keys(INCIDENT_ACTIONS), ...USUAL_ACTIONS];
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((action) => !acts.has(action) && !old.includes(action))).toEqual([]);
});

it('has an act for every kind of incident', () => {
  // Told from the detail of another act, or from the record of a final.
  const derived = ['outage-credited', 'call-moved', 'final-corrected'];
  const told = new Set([...Object.values(INCIDENT_ACTIONS), ...derived]);
  expect(INCIDENT_KINDS.filter((kind) => !told.has(kind))).toEqual([]);
});

const CALL = { opensAt: 1, closesAt: 2, lateUntil: null, name: 'Phim', rules: { titleOnly: true } };

it.each([
  ['judging.method', { before: 'mean', after: 'median', reason: 'Theo thể lệ' }, 'method-changed'],
  ['entry.change-call', { before: CALL, after: { ...CALL, closesAt: 3 } }, 'call-moved'],
  ['entry.change-call', { before: CALL, after: { ...CALL, lateUntil: 9 } }, 'call-moved'],
  ['entry.change-call', { before: CALL, after: { ...CALL, name: 'Clip' } }, 'call-changed'],
  ['entry.hand-in', { version: 1, title: 'Phim' }, null],
  ['entry.hand-in', { version: 2, title: 'Phim' }, 'entry-replaced'],
  ['entry.hand-in-for', { version: 1, reason: 'Nộp bằng USB' }, 'entry-by-hand'],
  ['final.take-teams', { places: 15, working: 0 }, null],
  ['final.take-teams', { places: 15, working: 1, reason: 'Đã hỏi đơn vị' }, 'teams-taken-early'],
  ['outage.answer', { answer: 'credit', beganAt: 1, endedAt: 2 }, 'outage-credited'],
  ['judging.confirm-paper', { receiptCode: 'AB-CD' }, 'paper-confirmed'],
  ['judging.third-marker', { accountId: 'a', reason: 'Chênh 20' }, 'third-marker-called'],
  ['digest.send', {}, null]
] as const)('tells of %s %j: %s', (action, detail, kind) => {
  const told = toldEntry(action, JSON.stringify(detail));
  expect(told?.kind ?? null).toBe(kind);
  if (told && 'reason' in detail) expect(told.reason).toBe(detail.reason);
});
