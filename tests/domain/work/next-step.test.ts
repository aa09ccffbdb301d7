import { expect, it } from 'vitest';
import { nextStep, type Duty } from '#lib/domain/work/next-step.ts';

const NOW = 1_000;
const [SOON, LATER] = [NOW + 100, NOW + 900];
const contest = { opensAt: 0, closesAt: LATER, isOver: false, registered: 80, tookPart: 12 };
const organizer = {
  role: 'organizer',
  contest,
  waiting: 0,
  marking: null,
  final: null,
  now: NOW
} as const;
const over = { ...contest, closesAt: 500, isOver: true };
const marking = { id: 'm', name: 'Vòng 2', submitted: 42, expected: 74 };
const done = { ...marking, submitted: 74 };
const final = { id: 'f', name: 'Chung kết', isOn: false };
const unit = { role: 'coordinator', unit: 'Sở Nội vụ', registered: 10, now: NOW } as const;
const open = { opensAt: 0, closesAt: LATER };
const paper = { role: 'contestant', opensAt: 0, closesAt: LATER, receiptOf: null } as const;

const CASES: [string, Duty, Partial<ReturnType<typeof nextStep>>][] = [
  [
    'contestant with a paper under way',
    { ...paper, start: { attemptId: 'a', endsAt: SOON } },
    { code: 'paper-continue', href: '/quiz/a', until: SOON }
  ],
  ['contestant who may begin', { ...paper, start: 'begin' }, { code: 'paper-begin', until: LATER }],
  [
    'contestant before the opening',
    { ...paper, opensAt: SOON, start: 'wait' },
    { code: 'paper-wait', until: SOON }
  ],
  [
    'contestant who has handed in',
    { ...paper, start: 'none', receiptOf: 'a' },
    { code: 'paper-receipt', href: '/quiz/a/receipt' }
  ],
  ['contestant without a session', { ...paper, start: 'none' }, { code: 'paper-none' }],
  [
    'coordinator before the opening',
    { ...unit, tookPart: 0, opensAt: SOON, closesAt: LATER },
    { code: 'unit-wait', count: 10, until: SOON }
  ],
  [
    'coordinator while some are missing',
    { ...unit, ...open, tookPart: 3 },
    { code: 'unit-remind', count: 7, of: 10, until: LATER, href: '/unit' }
  ],
  ['coordinator of a unit that is done', { ...unit, ...open, tookPart: 10 }, { code: 'unit-all' }],
  [
    'coordinator afterwards',
    { ...unit, opensAt: 0, closesAt: NOW, tookPart: 3 },
    { code: 'unit-over', count: 3 }
  ],
  [
    'judge with sheets',
    { role: 'judge', sheets: 15, left: 4 },
    { code: 'sheets-left', count: 4, of: 15, href: '/judging' }
  ],
  ['judge who is done', { role: 'judge', sheets: 15, left: 0 }, { code: 'sheets-done' }],
  ['judge without sheets', { role: 'judge', sheets: 0, left: 0 }, { code: 'sheets-none' }],
  [
    'head while sheets are missing',
    { role: 'head', marking },
    { code: 'jury-missing', count: 32, of: 74, href: '/judging/m/head' }
  ],
  ['head when all are in', { role: 'head', marking: done }, { code: 'jury-ready' }],
  ['head of nothing', { role: 'head', marking: null }, { code: 'jury-none' }],
  [
    'secretary while sheets are missing',
    { role: 'secretary', marking },
    { code: 'paper-sheets', count: 32, href: '/judging/m/secretary' }
  ],
  ['secretary of nothing', { role: 'secretary', marking: null }, { code: 'secretary-none' }],
  ['host of a final', { role: 'host', final }, { code: 'final-next', href: '/live/f/host' }],
  [
    'MC of a final that is on',
    { role: 'mc', final: { ...final, isOn: true } },
    { code: 'final-on', href: '/live/f/mc' }
  ],
  ['host without a final', { role: 'host', final: null }, { code: 'final-none' }],
  ['organizer without a contest', { ...organizer, contest: null }, { code: 'contest-none' }],
  [
    'organizer before the opening',
    { ...organizer, contest: { ...contest, opensAt: SOON } },
    { code: 'contest-prepare', count: 80, until: SOON }
  ],
  [
    'organizer of a contest without sessions',
    { ...organizer, contest: { ...contest, opensAt: null, closesAt: null } },
    { code: 'contest-prepare' }
  ],
  [
    'organizer while the round is open',
    organizer,
    { code: 'contest-watch', count: 12, of: 80, until: LATER }
  ],
  [
    'organizer whom somebody waits for',
    { ...organizer, waiting: 2 },
    { code: 'contest-answer', count: 2 }
  ],
  [
    'organizer while the jury works',
    { ...organizer, contest: over, marking, final },
    { code: 'marking-watch', count: 42, of: 74, href: '/organizer/judging/m' }
  ],
  [
    'organizer before a final',
    { ...organizer, contest: over, marking: done, final },
    { code: 'final-next', href: '/organizer/finals/f' }
  ],
  [
    'organizer during a final',
    { ...organizer, contest: over, marking, final: { ...final, isOn: true } },
    { code: 'final-on' }
  ],
  [
    'organizer afterwards',
    { ...organizer, contest: over, marking: done },
    { code: 'contest-report', href: '/organizer/reports' }
  ],
  [
    'administrator whom a request waits for',
    { role: 'administrator', waiting: 1 },
    { code: 'requests', count: 1, href: '/remedies' }
  ],
  ['administrator', { role: 'administrator', waiting: 0 }, { code: 'installation' }]
];

it.each(CASES)('%s has one next step', (_, duty, wanted) => {
  expect(nextStep(duty)).toMatchObject(wanted);
});
