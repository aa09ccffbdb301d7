import { STANDINGS_OF, type RemedyChoice, type Standing } from '#lib/domain/quiz/remedy.ts';
import { helpQuery, type HelpQuery } from '#lib/schema/remedy.ts';

/** What the address of the page asks for. */
export function readQuery({ searchParams }: URL): HelpQuery {
  const standings = searchParams.getAll('standing');
  return helpQuery.parse({ ...Object.fromEntries(searchParams), standings });
}

/** Whom the address names; null while something is missing. */
export function choiceOf(query: HelpQuery, onlyMatch: string | null): RemedyChoice | null {
  switch (query.by) {
    case 'person': {
      const registrationId = query.person ?? onlyMatch;
      return registrationId === null ? null : { by: 'person', registrationId };
    }
    case 'unit':
      return query.unit === null ? null : { by: 'unit', unitId: query.unit };
    case 'session':
      return query.session === null ? null : { by: 'session', sessionId: query.session };
    case 'range': {
      const { from, to } = query;
      return from === null || to === null || to < from ? null : { by: 'range', from, to };
    }
  }
}

/**
 * Who stands where among those to be helped: what was ticked; else one person however that person
 * stands, and of many those whose paper time closed, because who handed in may have finished.
 */
export function standingsOf({ kind, by, standings }: HelpQuery): Standing[] {
  const possible = STANDINGS_OF[kind];
  const ticked = possible.filter((one) => standings.includes(one));
  if (ticked.length > 0) return ticked;
  return by === 'person' ? [...possible] : possible.slice(0, 1);
}
