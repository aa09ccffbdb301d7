import { parentPort, workerData } from 'node:worker_threads';

// Entry of a thread that takes what it is told to, for the tests of limits.
const hunger = workerData as
  'objects' | 'short-lived' | 'buffers' | 'time' | 'nothing' | 'no-answer';
const taken: unknown[] = [];

while (hunger === 'objects') taken.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
while (hunger === 'short-lived') taken.splice(0, 1, 'x'.repeat(1_000_000).split(''));
while (hunger === 'buffers') taken.push(Buffer.alloc(1_000_000, 1));
while (hunger === 'time') taken.length = 0;
if (hunger === 'nothing') parentPort?.postMessage(hunger);
