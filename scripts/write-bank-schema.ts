// Writes question-banks/bank.schema.json, by which editors check bank files while they are written.
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { bankFile } from '#lib/schema/banks.ts';

const schema = z.toJSONSchema(bankFile, { io: 'input' });
writeFileSync('question-banks/bank.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
