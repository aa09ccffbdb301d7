import type { ContestContact } from '#lib/domain/contest/rules.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Vault } from '#lib/server/entries/vault.ts';
import type { Rooms } from '#lib/server/live/rooms.ts';

declare global {
  namespace App {
    interface Locals {
      ctx: Ctx;
      rooms: Rooms;
      vault: Vault;
      actor: Actor | null;
      /** Whose request it is, as proxies in front tell it. */
      address: string;
      /** A trouble that passes got in the way: ask again. */
      isPaused?: true;
      /** Somebody else made the password of who is signed in: it is changed before anything else. */
      mustChangePassword?: boolean;
    }
    interface PageData {
      /** Whom to ask for help; of the root layout, so on every page. */
      contact?: ContestContact | null;
    }
    interface Error {
      message: string;
      /** Printed on the error page and in the log, so that the two can be matched. */
      id?: string;
      /** The server was not reached. */
      isUnreachable?: boolean;
    }
  }
}

export {};
