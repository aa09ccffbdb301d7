import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { operatorMay } from '#lib/server/operator.ts';
import { writeFinalFile, type FinalFile } from '#lib/server/reports/final-files.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

const FILES = {
  jsonl: 'record.jsonl',
  xlsx: 'results.xlsx',
  minutes: 'minutes.json'
} as const satisfies Record<string, FinalFile>;

const isFormat = (word: string): word is keyof typeof FILES => Object.hasOwn(FILES, word);

export const command: Command = {
  summary: 'write the event log, results or minutes of a final',
  help: `Usage: npm run hoithi -- final FINAL_ID --format jsonl|xlsx|minutes [--out FILE]

  --format   jsonl (default): the event log; xlsx: the result sheet; minutes: the minutes as JSON
  --out      write to this file instead of the output

While the show runs the files are partial and say so. They carry keys; the audit log notes it.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: 'string', default: 'jsonl' }, out: { type: 'string' } }
    });
    const [finalId] = positionals;
    const { format } = values;
    if (finalId === undefined || positionals.length > 1) throw new UsageError('Name one final.');
    if (!isFormat(format)) {
      throw new UsageError(`--format must be one of: ${Object.keys(FILES).join(', ')}`);
    }
    const file = await onInstallation(({ ctx }) =>
      writeFinalFile(ctx, operatorMay('final.prepare'), finalId, FILES[format])
    );
    if (!file) throw new Error(`No show of a final ${finalId} has begun.`);
    if (values.out) writeFileSync(values.out, file.content);
    else if (typeof file.content === 'string') print(file.content.trimEnd());
    else process.stdout.write(file.content);
    return EXIT.done;
  }
};
