import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { readContact, setContact } from '#lib/server/contest/contact.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeSmallContest } from '../../support/contest.ts';

const contact = {
  name: 'Tổ giúp việc Hội thi',
  telephone: '0277 300 0000',
  email: '',
  hours: '7 giờ đến 18 giờ'
};

describeOnEachDatabase('the contact for contestants', (bench) => {
  let contestId: string;
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
  });
  const organizer = (): Actor => ({
    accountId: 'account',
    displayName: 'Ban Tổ chức',
    personId: null,
    grants: [{ role: 'organizer', scope: { kind: 'contest', contestId } }]
  });

  it('is on every page as soon as it is set, and the change is on record', async () => {
    const { ctx } = bench();
    expect(await readContact(ctx)).toBeNull();
    const permission = permit(organizer(), 'contact.set', { contestId })!;
    expect(await setContact(ctx, permission, contact)).toEqual({ ok: true, value: null });
    expect(await readContact(ctx)).toEqual(contact);

    const moved = { ...contact, telephone: '0277 300 0001' };
    await setContact(ctx, permission, moved);
    expect(await readContact(ctx)).toEqual(moved);
    const entries = await ctx.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'contest.set-contact')
      .orderBy('seq')
      .execute();
    expect(entries.map(({ detail }) => JSON.parse(detail))).toEqual([
      { before: null, after: contact },
      { before: contact, after: moved }
    ]);
  });

  it('stays what it was while the database does not answer', async () => {
    const { ctx } = bench();
    const known = await readContact(ctx);
    const silent = { ...ctx, db: ctx.db.withSchema('nowhere') };
    expect(await readContact(silent)).toBeNull();
    expect(await readContact(ctx)).toEqual(known);
  });
});
