import { fold } from '../core/vietnamese.ts';
import type { Grant, Role } from './roles.ts';

type Somebody = { loginName: string; displayName: string; grants: readonly Grant[] };

const PAGE_SIZE = 50;

/** Accounts with these words in name or login name and this role; a page too far is the last one. */
export function findStaff<One extends Somebody>(
  all: readonly One[],
  { words, role, page }: { words: string; role: Role | null; page: number }
): { found: number; page: number; pages: number; accounts: One[] } {
  const wanted = fold(words).split(' ');
  const fitting = all.filter(({ loginName, displayName, grants }) => {
    if (role !== null && !grants.some((grant) => grant.role === role)) return false;
    const text = fold(`${displayName} ${loginName}`);
    return wanted.every((word) => text.includes(word));
  });
  const pages = Math.max(1, Math.ceil(fitting.length / PAGE_SIZE));
  const shown = Math.min(page, pages);
  const accounts = fitting.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE);
  return { found: fitting.length, page: shown, pages, accounts };
}
