import { parentPort, workerData } from 'node:worker_threads';
import { readFile, type FileToRead } from './read-file.ts';

// Entry of the reader thread: reads one file, answers once and ends.
parentPort?.postMessage(await readFile(workerData as FileToRead));
