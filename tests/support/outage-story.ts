import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor, Role } from '#lib/domain/auth/roles.ts';
import type { RoundRules } from '#lib/domain/contest/rules.ts';
import { HOUR } from '#lib/domain/core/time.ts';
import type { RemedyKind } from '#lib/domain/quiz/remedy.ts';
import * as auth from '#lib/server/auth/service.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import * as people from '#lib/server/people/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { countViolations } from '../faults/invariants.ts';
import { actorOf, makeSmallContest, mayStart, OPENS } from './contest.ts';
import type { Bench } from './databases.ts';

const reason = 'Mất điện tại điểm thi';

/** A contest of its own on a fresh database, with people who do what the story needs. */
export function outageStory(bench: () => Bench, rules: Partial<RoundRules> = {}) {
  let view: ContestView;
  const actors = new Map<string, Actor>();
  let once = 0;
  const told = {
    get view() {
      return view;
    },
    begin: async () => {
      const { ctx, clock } = bench();
      clock.now = OPENS;
      view = await makeSmallContest(ctx, { rules });
      for (const code of ['AN', 'BINH', 'CHI', 'DUNG']) {
        actors.set(code, await actorOf(ctx, view.contest.id, code));
      }
    },
    who: (code: string): Actor => actors.get(code) as Actor,
    registrationOf: async (code: string): Promise<string> => {
      const all = await people.listRegistrations(bench().ctx, view.contest.id);
      return all.find((one) => one.staffCode === code)?.id ?? '';
    },
    attemptOf: async (code: string): Promise<quiz.OwnAttempt> => {
      const { ctx } = bench();
      const started = await quiz.start(ctx, mayStart(told.who(code)));
      if (!started.ok) throw new Error(started.refusal);
      return (await quiz.ownAttempt(ctx, told.who(code), started.value.attemptId))!;
    },
    again: async (code: string, { id }: { id: string }): Promise<quiz.OwnAttempt> =>
      (await quiz.ownAttempt(bench().ctx, told.who(code), id))!,
    answer: (code: string, attempt: quiz.OwnAttempt, position: number) => {
      const { ctx } = bench();
      const answer = { position, choice: ['A' as const], revision: 1, mutationId: ctx.seed() };
      const request = { holder: attempt.holder, answers: [answer] };
      return quiz.saveAnswers(ctx, told.who(code), attempt.id, request, ctx.now());
    },
    staff: async (loginName: string, role: Role): Promise<Actor> => {
      const { ctx } = bench();
      const grant = { role, scope: { kind: 'installation' } } as const;
      const made = await auth.makeStaffAccount(ctx, null, {
        loginName,
        displayName: loginName,
        grant
      });
      if (!made.ok) throw new Error(made.refusal);
      const { accountId } = made.value;
      return { accountId, displayName: loginName, personId: null, grants: [grant] };
    },
    plan: (choice: quiz.Plan['choice'], kind: RemedyKind, standings: quiz.Plan['standings']) => ({
      choice,
      kind,
      standings
    }),
    ask: (by: Actor, plan: quiz.Plan, over: { seen?: number; onceKey?: string } = {}) => {
      const { ctx } = bench();
      const isNew = plan.kind === 'new-attempt';
      const contestId = view.contest.id;
      return quiz.askRemedy(ctx, permit(by, 'attempt.extend', { contestId })!, plan, {
        minutes: isNew ? null : 10,
        startUntil: isNew ? ctx.now() + HOUR : null,
        reason,
        onceKey: `once-${(once += 1)}`,
        seen: 99,
        ...over
      });
    },
    decide: (by: Actor) => permit(by, 'remedy.decide', { contestId: view.contest.id })!,
    grades: (attemptId: string) =>
      bench()
        .ctx.db.selectFrom('grade')
        .select(['run', 'is_official', 'answered', 'elapsed_ms'])
        .where('attempt_id', '=', attemptId)
        .orderBy('run')
        .execute(),
    audited: async () => {
      const rows = await bench()
        .ctx.db.selectFrom('audit_entry')
        .select(['action', 'detail', 'account_id'])
        .where('action', 'like', 'remedy.%')
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as object }));
    },
    violations: async () => {
      const counts = await countViolations(bench().ctx, []);
      return Object.entries(counts).filter(([, count]) => count !== 0);
    }
  };
  return told;
}
