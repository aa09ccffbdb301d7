import { version } from '$service-worker';
import { shellKeeper } from './lib/client/shell-keeper.ts';

type Work = Event & { waitUntil: (work: Promise<unknown>) => void };
type Asked = Event & { request: Request; respondWith: (answer: Promise<Response>) => void };

/** What a worker has that a page has not. */
type Worker = {
  addEventListener: ((type: 'install' | 'activate', listener: (event: Work) => void) => void) &
    ((type: 'fetch', listener: (event: Asked) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};

const worker = self as unknown as Worker;
const keeper = shellKeeper(version, location.origin);

// The newest takes over at once: open pages ask it for nothing as long as the server answers.
worker.addEventListener('install', (event) =>
  event.waitUntil(keeper.install().then(() => worker.skipWaiting()))
);
worker.addEventListener('activate', (event) =>
  event.waitUntil(keeper.activate().then(() => worker.clients.claim()))
);
worker.addEventListener('fetch', (event) => {
  const answer = keeper.answer(event.request);
  if (answer) event.respondWith(answer);
});
