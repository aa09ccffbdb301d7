import type { DocumentFields } from '#lib/domain/documents/fields.ts';

/** What is filled in, as the inputs of a form have it. */
export const formFields = (fields: DocumentFields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? value.join('\n') : String(value ?? '')
    ])
  );
