import { describe, expect, it } from 'vitest';
import { can, permit, RULES, type Action, type Subject } from '#lib/domain/auth/permissions.ts';
import type { Actor, Grant } from '#lib/domain/auth/roles.ts';

/*
 * dongThap > laiVung > hoaLong, and caoLanh beside laiVung. The coordinator is laiVung's. Each
 * subject is a thing of one contest, of one person, in one unit.
 */
const PATHS = {
  parent: ['dongThap'],
  own: ['laiVung', 'dongThap'],
  below: ['hoaLong', 'laiVung', 'dongThap'],
  sibling: ['caoLanh', 'dongThap']
};

const thing = (unit: keyof typeof PATHS, contestId = 'here', ownerPersonId = 'binh'): Subject => ({
  contestId,
  ownerPersonId,
  unitPath: PATHS[unit]
});

const actor = (personId: string | null, ...grants: Grant[]): Actor => ({
  accountId: 'account',
  displayName: 'Người dùng',
  personId,
  grants
});

const organizer = actor(null, { role: 'organizer', scope: { kind: 'contest', contestId: 'here' } });
const coordinator = actor(null, {
  role: 'unit_coordinator',
  scope: { kind: 'unit', unitId: 'laiVung' }
});
const onStage = (role: 'host' | 'mc' | 'judge' | 'head_judge' | 'secretary') =>
  actor(null, { role, scope: { kind: 'contest', contestId: 'here' } });
const administrator = actor(null, { role: 'administrator', scope: { kind: 'installation' } });
const contestant = actor('an');

/** Who asks about what; the columns of the matrix. */
const CELLS: Record<string, [Actor | null, Subject]> = {
  anonymous: [null, thing('own')],
  'anonymous, thing of nobody': [null, {}],
  'account without role': [actor(null), thing('own')],
  'contestant, own': [contestant, thing('own', 'here', 'an')],
  "contestant, another's": [contestant, thing('own')],
  'contestant, thing of nobody': [contestant, {}],
  'coordinator, own unit': [coordinator, thing('own')],
  'coordinator, unit below': [coordinator, thing('below')],
  'coordinator, unit beside': [coordinator, thing('sibling')],
  'coordinator, unit above': [coordinator, thing('parent')],
  'coordinator, no unit named': [coordinator, { contestId: 'here' }],
  'organizer, this contest': [organizer, thing('own')],
  'organizer, other contest': [organizer, thing('own', 'there')],
  'organizer, no contest named': [organizer, {}],
  'host, this contest': [onStage('host'), thing('own')],
  'host, other contest': [onStage('host'), thing('own', 'there')],
  'MC, this contest': [onStage('mc'), thing('own')],
  'judge, this contest': [onStage('judge'), thing('own')],
  'judge, other contest': [onStage('judge'), thing('own', 'there')],
  'judge who heads the panel': [onStage('judge'), { ...thing('own'), headAccountId: 'account' }],
  'judge who heads a panel elsewhere': [
    onStage('judge'),
    { ...thing('own', 'there'), headAccountId: 'account' }
  ],
  "judge, another's panel": [onStage('judge'), { ...thing('own'), headAccountId: 'other' }],
  'judge of the jury': [onStage('judge'), { ...thing('own'), juryAccountIds: ['account'] }],
  'judge of a jury elsewhere': [
    onStage('judge'),
    { ...thing('own', 'there'), juryAccountIds: ['account'] }
  ],
  "judge, another's jury": [onStage('judge'), { ...thing('own'), juryAccountIds: ['other'] }],
  'head judge of the jury': [
    onStage('head_judge'),
    { ...thing('own'), juryAccountIds: ['account'] }
  ],
  'jury without a role': [actor(null), { ...thing('own'), juryAccountIds: ['account'] }],
  'head without a role': [actor(null), { ...thing('own'), headAccountId: 'account' }],
  'head judge, this contest': [onStage('head_judge'), thing('own')],
  'head judge, other contest': [onStage('head_judge'), thing('own', 'there')],
  'secretary, this contest': [onStage('secretary'), thing('own')],
  'secretary, other contest': [onStage('secretary'), thing('own', 'there')],
  administrator: [administrator, thing('own')]
};

const EVERYBODY = Object.keys(CELLS);
const OWNER = ['contestant, own'];
const ORGANIZER = ['organizer, this contest'];
const HEAD = ['head judge, this contest', 'head judge of the jury', 'judge who heads the panel'];
const JURY = ['judge of the jury', 'head judge of the jury'];
const JUDGES = [
  'judge, this contest',
  "judge, another's panel",
  'judge of the jury',
  "judge, another's jury",
  ...HEAD
];
const SECRETARY = ['secretary, this contest'];
const COORDINATOR = ['coordinator, own unit', 'coordinator, unit below'];

/** The cells that say yes; every other one says no (RELIABILITY 6.1). */
const ALLOWED: Record<Action, string[]> = {
  'contest.view': EVERYBODY,
  'attempt.start': OWNER,
  'attempt.read': OWNER,
  'attempt.save': OWNER,
  'attempt.submit': OWNER,
  'trouble.report': OWNER,
  'trouble.handle': ORGANIZER,
  'message.send': ORGANIZER,
  'attempt.extend': ORGANIZER,
  'remedy.decide': [...ORGANIZER, 'administrator'],
  'outage.answer': ORGANIZER,
  'monitor.view': ORGANIZER,
  'ranking.view': ORGANIZER,
  'participation.view': [...ORGANIZER, ...COORDINATOR],
  'board.open': ORGANIZER,
  'contact.set': ORGANIZER,
  'session.schedule': ORGANIZER,
  'unit.import': [...ORGANIZER, 'administrator'],
  'person.import': ORGANIZER,
  'activation.issue': ORGANIZER,
  'activation.renew': [...ORGANIZER, ...COORDINATOR],
  'bank.import': ORGANIZER,
  'entry.prepare': ORGANIZER,
  'entry.watch': [...ORGANIZER, ...JURY, ...OWNER],
  'entry.vote': OWNER,
  'digest.manage': ORGANIZER,
  'document.make': ORGANIZER,
  'final.prepare': ORGANIZER,
  'final.run': [...ORGANIZER, 'host, this contest'],
  'final.read-card': [...ORGANIZER, 'host, this contest', 'MC, this contest'],
  'final.judge': [...ORGANIZER, ...JUDGES],
  'judging.prepare': ORGANIZER,
  'judging.mark': JUDGES,
  'judging.lead': HEAD,
  'judging.watch': [...ORGANIZER, ...SECRETARY, ...HEAD],
  'judging.adjust': [...ORGANIZER, ...SECRETARY, ...HEAD],
  'judging.assist': [...ORGANIZER, ...SECRETARY],
  'judging.results': [...ORGANIZER, ...SECRETARY, ...JUDGES],
  'account.manage': [...ORGANIZER, 'administrator'],
  'audit.read': ['administrator'],
  'health.view': [...ORGANIZER, 'administrator'],
  'clock.confirm': [...ORGANIZER, 'administrator']
};

const matrix = (Object.keys(RULES) as Action[]).flatMap((action) =>
  EVERYBODY.map((cell) => ({ action, cell, allowed: ALLOWED[action].includes(cell) }))
);

describe('who may do what', () => {
  it.each(matrix)('$action by $cell: $allowed', ({ action, cell, allowed }) => {
    const [who, subject] = CELLS[cell]!;
    expect(can(who, action, subject)).toBe(allowed);
  });

  it('says yes somewhere for every action, and only to cells that exist', () => {
    for (const [action, cells] of Object.entries(ALLOWED)) {
      expect(cells, action).not.toHaveLength(0);
      expect(EVERYBODY).toEqual(expect.arrayContaining(cells));
    }
  });

  it('adds the roles of one person together', () => {
    const both = actor('an', ...coordinator.grants);
    expect(can(both, 'attempt.save', thing('sibling', 'here', 'an'))).toBe(true);
    expect(can(both, 'participation.view', thing('own'))).toBe(true);
    expect(can(both, 'participation.view', thing('sibling'))).toBe(false);
  });

  it('does not take a missing person for the owner of a thing without owner', () => {
    expect(can(organizer, 'attempt.read', {})).toBe(false);
  });

  it('lets an organizer of the installation work in every contest', () => {
    const everywhere = actor(null, { role: 'organizer', scope: { kind: 'installation' } });
    expect(can(everywhere, 'monitor.view', thing('own', 'there'))).toBe(true);
  });
});

it('a permission names who may do what to what, and there is none without a yes', () => {
  const subject = { contestId: 'here' };
  expect(permit(organizer, 'monitor.view', subject)).toEqual({
    action: 'monitor.view',
    actor: organizer,
    subject
  });
  expect(permit(contestant, 'monitor.view', subject)).toBeNull();
});
