import * as m from '#lib/text/paraglide/messages.js';

/** What somebody reads who may not see a page. */
export const accessDenied = (): string => m.access_denied();
