import type { HostIntent } from '#lib/domain/live/next-steps.ts';
import type { LivePayload } from '#lib/schema/live.ts';

/** A message of the host before it is sent: the connection adds its id, the desk the step it saw. */
export type HostWish = {
  [Name in HostIntent]: { name: Name; fields: Omit<LivePayload<Name>, 'id' | 'expected'> };
}[HostIntent];

/** What a wish needs besides its name. */
export type FieldsOf<Name extends HostIntent> = Extract<HostWish, { name: Name }>['fields'];

/** The compiler cannot see that name and fields belong together. */
export const wish = <Name extends HostIntent>(name: Name, fields: FieldsOf<Name>): HostWish =>
  ({ name, fields }) as HostWish;

/** Wishes that are nothing but their name. */
export type BareIntent = {
  [Name in HostIntent]: Record<string, never> extends FieldsOf<Name> ? Name : never;
}[HostIntent];
