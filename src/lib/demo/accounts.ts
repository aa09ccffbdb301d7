import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The accounts of a demo, one per role. */
export type DemoAccount = { role: string; loginName: string; password: string };

const fileIn = (dataDir: string): string => join(dataDir, 'demo-accounts.json');

const SYLLABLES = ['sen', 'lua', 'cau', 'dua', 'tram', 'quyt', 'xoai', 'sung', 'bang', 'gao'];

/** A password that can be typed off a screen. Every installation has its own (B-S10). */
export const makeDemoPassword = (): string =>
  `${[1, 2, 3].map(() => SYLLABLES[randomInt(SYLLABLES.length)]).join('-')}-${randomInt(1000, 10_000)}`;

/** Keeps the accounts for the operator alone, so that later starts can print them again. */
export function writeDemoAccounts(dataDir: string, accounts: readonly DemoAccount[]): void {
  writeFileSync(fileIn(dataDir), JSON.stringify(accounts, null, 2), { mode: 0o600 });
}

/** Was a demo loaded into this folder? */
export const hasDemoAccounts = (dataDir: string): boolean => existsSync(fileIn(dataDir));

/** One printable line per demo account; none where no demo was loaded. */
export function readDemoAccounts(dataDir: string): string[] {
  if (!hasDemoAccounts(dataDir)) return [];
  const accounts = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as DemoAccount[];
  return accounts.map(
    ({ role, loginName, password }) => `  ${role.padEnd(26)}${loginName.padEnd(18)}${password}`
  );
}
