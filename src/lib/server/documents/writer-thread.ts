import { parentPort, workerData } from 'node:worker_threads';
import { writeDocx } from './docx/write.ts';
import { writePdf } from './pdf/write.ts';
import type { DocumentToWrite } from './write-in-thread.ts';

// Entry of the writer thread: writes one document, answers once and ends.
const { document, format } = workerData as DocumentToWrite;
parentPort?.postMessage(await (format === 'docx' ? writeDocx(document) : writePdf(document)));
