import { HOUR, MINUTE } from '../../domain/core/time.ts';
import { noteCounted } from '../audit/security.ts';
import type { Ctx } from '../ctx.ts';
import { deleteEndedSessions } from './service.ts';

const EVERY = HOUR;

/**
 * Deletes sessions that have ended, now and every hour while the server runs; every minute puts on
 * the security record what failures were counted.
 */
export function startDeletingEndedSessions(ctx: Ctx): { stop: () => void } {
  const work = (): void => {
    deleteEndedSessions(ctx).catch((error: unknown) =>
      ctx.log.error({ error }, 'deleting ended sessions failed')
    );
  };
  work();
  const timer = setInterval(work, EVERY);
  timer.unref();
  const counting = setInterval(() => void noteCounted(ctx), MINUTE);
  counting.unref();
  return {
    stop: () => {
      clearInterval(timer);
      clearInterval(counting);
    }
  };
}
