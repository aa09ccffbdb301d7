/** What a page of a paper tells the others of the same browser. */
export type News =
  /** This page saves from now on: it got this number. */
  { kind: 'held'; holder: number } | { kind: 'submitted' } | { kind: 'signed-out' };

export type Siblings = { tell: (news: News) => void; close: () => void };

const DEAF: Siblings = { tell: () => undefined, close: () => undefined };

/** Connects the pages of one attempt in this browser, so that none waits until it asks the server. */
export function siblings(attemptId: string, hear: (news: News) => void): Siblings {
  if (typeof BroadcastChannel === 'undefined') return DEAF;
  const channel = new BroadcastChannel(`hoi-thi ${attemptId}`);
  channel.onmessage = ({ data }: MessageEvent<News>) => hear(data);
  return { tell: (news) => channel.postMessage(news), close: () => channel.close() };
}
