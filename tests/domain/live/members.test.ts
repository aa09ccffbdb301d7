import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appointCaptain, withOneCaptain } from '#lib/domain/live/members.ts';

const members = fc.uniqueArray(fc.record({ id: fc.nat().map(String), isCaptain: fc.boolean() }), {
  selector: (one) => one.id,
  maxLength: 8
});

it('a team with members has exactly one captain', () => {
  fc.assert(
    fc.property(members, (team) => {
      const captains = withOneCaptain(team).filter((one) => one.isCaptain);
      expect(captains).toHaveLength(team.length === 0 ? 0 : 1);
    })
  );
});

it('the captain stays, else the first takes over', () => {
  const [an, binh, chi] = ['an', 'binh', 'chi'].map((id) => ({ id, isCaptain: id === 'binh' }));
  const captain = (team: readonly { id: string; isCaptain: boolean }[]) =>
    team.find((one) => one.isCaptain)?.id;
  expect(captain(withOneCaptain([an!, binh!, chi!]))).toBe('binh');
  expect(captain(withOneCaptain([an!, chi!]))).toBe('an');
  expect(captain(appointCaptain([an!, binh!, chi!], 'chi'))).toBe('chi');
});
