import type { Grant } from '../../domain/auth/roles.ts';

/** A scope as it is stored: "contest:…", "unit:…" or "installation". */
export function writeScope(scope: Grant['scope']): string {
  switch (scope.kind) {
    case 'installation':
      return 'installation';
    case 'contest':
      return `contest:${scope.contestId}`;
    case 'unit':
      return `unit:${scope.unitId}`;
  }
}

/** A scope as it is stored. */
export function readScope(scope: string): Grant['scope'] {
  const [kind, id = ''] = scope.split(':');
  if (kind === 'contest') return { kind, contestId: id };
  if (kind === 'unit') return { kind, unitId: id };
  if (kind === 'installation') return { kind };
  throw new Error(`unknown scope ${scope}`);
}
