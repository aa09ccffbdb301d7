import { parseArgs } from 'node:util';
import { locales, overwriteGetLocale, type Locale } from '#lib/text/paraglide/runtime.js';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, UsageError, type Command } from './commands/command.ts';
import { usageProblem } from './commands/usage-problem.ts';

/** Loaded when asked for: `migrate` need not wait for what only `report` uses. */
const COMMANDS: Record<
  string,
  { summary: () => string; load: () => Promise<{ command: Command }> }
> = {
  serve: { summary: m.command_serve_summary, load: () => import('./commands/serve.ts') },
  migrate: { summary: m.command_migrate_summary, load: () => import('./commands/migrate.ts') },
  demo: { summary: m.command_demo_summary, load: () => import('./commands/demo.ts') },
  import: { summary: m.command_import_summary, load: () => import('./commands/import.ts') },
  contest: { summary: m.command_contest_summary, load: () => import('./commands/contest.ts') },
  account: { summary: m.command_account_summary, load: () => import('./commands/account.ts') },
  report: { summary: m.command_report_summary, load: () => import('./commands/report.ts') },
  final: { summary: m.command_final_summary, load: () => import('./commands/final.ts') },
  simulate: { summary: m.command_simulate_summary, load: () => import('./commands/simulate.ts') },
  verify: { summary: m.command_verify_summary, load: () => import('./commands/verify.ts') },
  backup: { summary: m.command_backup_summary, load: () => import('./commands/backup.ts') },
  restore: { summary: m.command_restore_summary, load: () => import('./commands/restore.ts') }
};

// `report … | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});

process.exitCode = await main(process.argv.slice(2));

async function main(given: string[]): Promise<number> {
  overwriteGetLocale(() => 'vi');
  const { words, language } = takeLanguage(given);
  const locale = locales.find((one) => one === language);
  if (!locale) {
    console.error(m.command_language_unknown({ given: language ?? '' }));
    return EXIT.usage;
  }
  speak(locale);
  const [name, ...args] = words;
  const isAskedFor = name === undefined || name === '--help' || name === 'help';
  const known = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!known) {
    if (!isAskedFor) console.error(`${m.command_unknown({ name: name ?? '' })}\n`);
    console.log(overview());
    return isAskedFor ? EXIT.done : EXIT.usage;
  }
  const { command } = await known.load();
  if (args.includes('--help')) {
    console.log(command.help());
    return EXIT.done;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return explain(error, command);
  }
}

/** The words without `--lang`, which may stand anywhere, and what it says. */
function takeLanguage(given: string[]): { words: string[]; language: string | undefined } {
  const { tokens } = parseArgs({
    args: given,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: { lang: { type: 'string' } }
  });
  let language: string | undefined = 'vi';
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name !== 'lang') continue;
    language = token.value;
    taken.add(token.index);
    if (token.value !== undefined && !token.inlineValue) taken.add(token.index + 1);
  }
  return { words: given.filter((_, index) => !taken.has(index)), language };
}

/** Everything that is said from here on, and by the server that a command starts, is in this language. */
function speak(locale: Locale): void {
  overwriteGetLocale(() => locale);
}

function explain(error: unknown, command: Command): number {
  const problem = usageProblem(error);
  console.error(problem ?? (error instanceof Error ? error.message : String(error)));
  const isUsage = problem !== null || error instanceof UsageError;
  if (isUsage) console.error(`\n${command.help()}`);
  return isUsage ? EXIT.usage : EXIT.unable;
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(10)}${summary()}`
  );
  return m.command_overview({ commands: lines.join('\n') });
}
