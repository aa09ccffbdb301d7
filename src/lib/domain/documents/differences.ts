import { figuresOf, type OfficialDocument } from './document.ts';
import type { Source } from './parts.ts';

/** A figure that a document says otherwise than the data do now. Null: it is not there. */
export type Difference = {
  key: string;
  source: Source;
  then: string | null;
  now: string | null;
};

/** What has changed since a document was made, figure by figure, in the order of reading. */
export function differencesOf(then: OfficialDocument, now: OfficialDocument): Difference[] {
  const [before, after] = [byKey(then), byKey(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, fresh] = [before.get(key), after.get(key)];
    const source = fresh?.source ?? old?.source;
    if (!source || old?.text === fresh?.text) return [];
    return [{ key, source, then: old?.text ?? null, now: fresh?.text ?? null }];
  });
}

const byKey = (document: OfficialDocument) =>
  new Map(figuresOf(document).map((one) => [one.key, one]));
