import type { Actor } from '#lib/domain/auth/roles.ts';
import type { Ctx } from '#lib/server/ctx.ts';

declare global {
  namespace App {
    interface Locals {
      ctx: Ctx;
      actor: Actor | null;
    }
    interface Error {
      message: string;
      /** Printed on the error page and in the log, so that the two can be matched. */
      id?: string;
    }
  }
}

export {};
