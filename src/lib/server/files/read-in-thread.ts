import { refused, type Result } from '../../domain/core/result.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import type { Table } from '../../domain/files/table.ts';
import { threadFor, type ThreadLimits } from '../thread.ts';
import type { FileToRead } from './read-file.ts';

type Answer = Result<Table[], FileRefusal>;

const read = threadFor<FileToRead, Answer>('src/lib/server/files/reader-thread.ts');

/** Reads a checked file in a thread with limits on memory and time (RELIABILITY B-M2, R13). */
export async function readInThread(file: FileToRead, limits: ThreadLimits): Promise<Answer> {
  const done = await read(file, limits);
  return done.ok ? done.value : refused('file-too-heavy');
}
