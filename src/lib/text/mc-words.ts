import { nameOf } from '../client/live/team-marks.ts';
import type { Verdict } from '../domain/live/state.ts';
import type { McView } from '../domain/live/view/host.ts';
import { marks } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

const VERDICTS: Readonly<Record<Verdict, (who: { team: string }) => string>> = {
  right: m.mc_decided_right,
  wrong: m.mc_decided_wrong,
  passed: m.mc_decided_passed
};

/** What was decided last about what is on stage; null where nothing has been. */
export function decidedWords(view: McView): { words: string; tone: 'right' | 'wrong' } | null {
  const { acting, mark } = view.stage;
  if (mark && acting) {
    const points = marks(mark.award + mark.overtime);
    return {
      words: m.mc_decided_mark({ team: nameOf(view, acting.teamId), points }),
      tone: 'right'
    };
  }
  const last = view.attempts?.at(-1);
  if (!last) return null;
  const words = VERDICTS[last.verdict]({ team: nameOf(view, last.teamId) });
  return { words, tone: last.verdict === 'right' ? 'right' : 'wrong' };
}
