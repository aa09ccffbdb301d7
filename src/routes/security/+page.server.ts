import { DAY } from '#lib/domain/core/time.ts';
import { securityQuery } from '#lib/schema/accounts.ts';
import { readSecurity } from '#lib/server/audit/security.ts';
import { accountsCalled, displayNames } from '#lib/server/auth/service.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await organizerMay(event, 'audit.read');
  const typed = Object.fromEntries(event.url.searchParams);
  const query = securityQuery.parse(typed);
  const accountIds = query.account === '' ? null : await accountsCalled(ctx, query.account);
  const record = await readSecurity(ctx, permission, {
    kinds: query.kind === null ? [] : [query.kind],
    from: query.from,
    to: query.to === null ? null : query.to + DAY,
    accountIds,
    page: query.page
  });
  const ids = record.events.flatMap(({ accountId, byAccountId }) => [accountId, byAccountId]);
  const names = await displayNames(ctx, [...new Set(ids.filter((id) => id !== null))]);
  return {
    query: { ...query, from: typed['from'] ?? '', to: typed['to'] ?? '' },
    wrong: {
      from: Boolean(typed['from']) && query.from === null,
      to: Boolean(typed['to']) && query.to === null,
      account: accountIds?.length === 0
    },
    ...record,
    names: Object.fromEntries(names.map(({ id, name }) => [id, name]))
  };
};
