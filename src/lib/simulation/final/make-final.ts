import type { Programme } from '../../domain/live/programme.ts';
import * as contest from '../../server/contest/service.ts';
import type { Ctx } from '../../server/ctx.ts';
import { createFinal, listPreparations } from '../../server/live/preparation.ts';
import { seal } from '../../server/live/sealing.ts';
import { addTeam } from '../../server/live/teams.ts';
import { operatorMay } from '../../server/operator.ts';
import { simulatedProgramme, type Pace } from './programme.ts';

/** A sealed final with every kind of segment in the contest of this database. */
export async function makeSimulatedFinal(
  ctx: Ctx,
  teamCount: number,
  pace?: Pace
): Promise<{ contestId: string; programme: Programme }> {
  const view = await contest.current(ctx);
  if (!view) throw new Error('there is no contest in this database');
  const contestId = view.contest.id;
  const may = operatorMay('final.prepare', { contestId });
  const { finalId } = await createFinal(ctx, may, contestId, { name: 'Chung kết mô phỏng' });
  for (let number = 1; number <= teamCount; number += 1) {
    const added = await addTeam(ctx, may, finalId, { name: `Đội ${number}` });
    if (!added.ok) throw new Error(added.refusal);
  }
  const preparations = await listPreparations(ctx, may, contestId);
  const teams = preparations.find(({ final }) => final.id === finalId)?.teams ?? [];
  const programme = simulatedProgramme(
    finalId,
    teams.map(({ id, name }) => ({ id, name })),
    pace
  );
  const sealed = await seal(ctx, may, programme);
  if (!sealed.ok) throw new Error(JSON.stringify(sealed.refusal));
  return { contestId, programme };
}
