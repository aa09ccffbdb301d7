import type { ToldApart } from '#lib/domain/people/registration.ts';
import type * as quiz from '#lib/server/quiz/service.ts';
import { toldApart } from '#lib/text/told-apart.ts';

/** Names shown of each list; the figures beside them are of all. */
const SHOWN = 100;

type Preview = NonNullable<Awaited<ReturnType<typeof quiz.previewRemedy>>>;
type Somebody = { fullName: string; staffCode: string; unitName: string } & ToldApart;

/** Who would be helped and who would not, with the reason, as the page lists them. */
export const withNames = (preview: Preview) => ({
  ...preview,
  people: preview.helped.length,
  helped: preview.helped.slice(0, SHOWN).map(nameOf),
  leftOut: [...preview.leftOut].map(([why, people]) => ({
    why,
    people: people.length,
    names: people.slice(0, SHOWN).map(nameOf)
  }))
});

const nameOf = (one: Somebody): string =>
  [`${one.fullName} (${one.staffCode})`, toldApart(one), one.unitName].filter(Boolean).join(', ');
