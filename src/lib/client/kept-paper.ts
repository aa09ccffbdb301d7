import { DAY, type Instant } from '../domain/core/time.ts';
import type { PaperView } from '../domain/quiz/views.ts';
import { clearShelf, forgetItems, openShelf, readShelves } from './shelf.ts';

/** A paper as the server gave it last, for a page that is opened without a network. No key is in it. */
export type KeptPaper = {
  attemptId: string;
  part: 'paper';
  /** Whose it is. */
  accountId: string;
  paper: PaperView;
  /** When the device kept it, by its own clock. */
  keptAt: Instant;
};

const PAPERS = { database: 'hoi-thi-papers', store: 'papers', owner: 'attemptId', key: 'part' };

const FORGET_AFTER_MS = DAY;

/** Keeps a paper, in the place of what was kept of it before. */
export async function keepPaper(accountId: string, paper: PaperView): Promise<void> {
  const shelf = await openShelf<Omit<KeptPaper, 'attemptId'>>(
    PAPERS,
    paper.attemptId,
    FORGET_AFTER_MS
  );
  // Without room the page works as before: it only cannot be opened again.
  await shelf.put({ part: 'paper', accountId, paper, keptAt: Date.now() }).catch(() => undefined);
}

/** The papers that can be opened here without a network, the newest first. */
export async function keptPapers(): Promise<KeptPaper[]> {
  const oldest = Date.now() - FORGET_AFTER_MS;
  const papers = await readShelves<KeptPaper>(PAPERS);
  return papers
    .filter(({ keptAt }) => keptAt > oldest)
    .sort((left, right) => right.keptAt - left.keptAt);
}

/** A paper that is handed in is of no more use here. */
export const forgetPaper = (attemptId: string): Promise<void> => clearShelf(PAPERS, attemptId);

/** Nobody sees the paper of who was here before; null where nobody is signed in. */
export const keepOnlyPapersOf = (accountId: string | null): Promise<void> =>
  forgetItems<KeptPaper>(PAPERS, (row) => row.accountId !== accountId);

/** The paper as it is now: time went on while nobody looked, as far as this device knows. */
export const asOfNow = ({ paper, keptAt }: KeptPaper, deviceNow: Instant): PaperView => ({
  ...paper,
  now: paper.now + Math.max(0, deviceNow - keptAt)
});
