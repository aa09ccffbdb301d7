import * as m from '#lib/text/paraglide/messages.js';

type Named = { id: string; name: string };

/** Whom a message may be for, to choose from: everybody, a session, or a unit and all below it. */
export const audiencesOf = (sessions: readonly Named[], units: readonly Named[]) => [
  { value: 'all', text: m.messages_audience_all() },
  ...sessions.map(({ id, name }) => ({
    value: `session:${id}`,
    text: m.messages_audience_session({ name })
  })),
  ...units.map(({ id, name }) => ({
    value: `unit:${id}`,
    text: m.messages_audience_unit({ name })
  }))
];
