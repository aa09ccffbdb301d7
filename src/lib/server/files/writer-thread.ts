import { parentPort, workerData } from 'node:worker_threads';
import { writeFile } from './write-file.ts';
import type { FileToWrite } from './write-in-thread.ts';

// Entry of the writer thread: writes one file, answers once and ends.
parentPort?.postMessage(await writeFile(workerData as FileToWrite));
