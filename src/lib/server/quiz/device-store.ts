import { sql } from 'kysely';
import type { Db } from '../db/open.ts';

/** Attempts by what is known of the devices they were worked on. */
export type DeviceCounts = {
  /** On a second device, or more. */
  takenOver: number;
  /** Opened again after the first time, and nobody noted where. */
  deviceUnknown: number;
};

export async function putDevice(
  db: Db,
  attemptId: string,
  device: string,
  now: number
): Promise<void> {
  await db
    .insertInto('attempt_device')
    .values({ attempt_id: attemptId, device, first_at: now })
    .onConflict((conflict) => conflict.columns(['attempt_id', 'device']).doNothing())
    .execute();
}

/** How many attempts of a round were continued on another device. */
export async function countDevices(db: Db, roundId: string): Promise<DeviceCounts> {
  const devices = db
    .selectFrom('attempt')
    .leftJoin('attempt_device', 'attempt_device.attempt_id', 'attempt.id')
    .select((select) => [
      'attempt.holder',
      select.fn.count<number>('attempt_device.device').as('devices')
    ])
    .where('attempt.round_id', '=', roundId)
    .groupBy(['attempt.id', 'attempt.holder']);
  return db
    .selectFrom(devices.as('counted'))
    .select((select) => [
      select.fn.countAll<number>().filterWhere('devices', '>', 1).as('takenOver'),
      select.fn
        .countAll<number>()
        .filterWhere(sql<boolean>`devices = 0 and holder > 2`)
        .as('deviceUnknown')
    ])
    .executeTakeFirstOrThrow();
}
