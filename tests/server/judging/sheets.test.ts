import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import * as judging from '#lib/server/judging/service.ts';
import * as record from '#lib/server/judging/record-store.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  change,
  fillIn,
  HALL,
  handIn,
  mayLead,
  mayMark,
  ok,
  openPanel,
  PASSWORD,
  sheetOf,
  sign,
  staffOf,
  unitOf,
  type Panel
} from '../../support/panel.ts';

const TEAM = 'Lai Vung';
const refusal = (code: string) => ({ ok: false, refusal: code });

describeOnEachDatabase("a judge's sheet", (bench) => {
  let contestId = '';
  let [an, binh, head] = [] as unknown as [Actor, Actor, Actor];
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    head = await staffOf(ctx, contestId, 'head_judge', 'Phạm Văn Dũng');
  });
  const panelOf = (...judges: Actor[]): Promise<Panel> =>
    openPanel(bench().ctx, contestId, {
      judges: judges.map((actor) => ({ actor })),
      teams: [{ name: TEAM }]
    });
  const read = async (actor: Actor, panel: Panel, sheetId: string) =>
    ok(await judging.readOwnSheet(bench().ctx, mayMark(actor, panel), sheetId));
  const save = async (actor: Actor, panel: Panel, sheetId: string, ...marks: object[]) =>
    ok(
      await judging.saveMarks(
        bench().ctx,
        mayMark(actor, panel),
        sheetId,
        { marks: marks as ReturnType<typeof change>[] },
        bench().ctx.now()
      )
    );

  it('is saved as it is filled in, with its note and exact total', async () => {
    const { ctx } = bench();
    const panel = await panelOf(an);
    const sheetId = await sheetOf(ctx, an, panel, TEAM);
    const saved = await save(an, panel, sheetId, change(ctx, 'noi-dung', 850));
    expect(saved).toMatchObject({ total: 850, noteRevision: 0 });
    await save(an, panel, sheetId, change(ctx, 'hinh-thuc', 425));
    const note = { text: 'Diễn tốt', revision: 2 };
    const may = mayMark(an, panel);
    ok(await judging.saveMarks(ctx, may, sheetId, { marks: [], note }, ctx.now()));
    const older = { text: 'Cũ', revision: 1 };
    const kept = await judging.saveMarks(ctx, may, sheetId, { marks: [], note: older }, ctx.now());
    expect(ok(kept).noteRevision).toBe(2);
    expect(await read(an, panel, sheetId)).toMatchObject({
      state: 'draft',
      marks: { 'noi-dung': 850, 'hinh-thuc': 425 },
      note: 'Diễn tốt',
      total: 1488,
      maximum: 1750,
      judgeName: 'Nguyễn Văn An',
      submitted: null
    });
    const [own] = (await judging.ownMarkings(ctx, may)).filter(
      ({ marking }) => marking.id === panel.markingId
    );
    expect(own?.sheets).toMatchObject([{ sheetId, done: 2, criteria: 2, state: 'draft' }]);
  });

  it.each([
    ['noi-dung', 1050, 'mark-out-of-range'],
    ['noi-dung', 825, 'mark-between-steps'],
    ['khac', 100, 'unknown-criterion']
  ])('takes no mark that does not fit: %s %i', async (criterionId, mark, code) => {
    const { ctx } = bench();
    const panel = await panelOf(an);
    const sheetId = await sheetOf(ctx, an, panel, TEAM);
    const saved = await save(an, panel, sheetId, change(ctx, criterionId, mark));
    expect(saved.marks).toEqual([{ criterionId, mark: null, revision: 0, refusal: code }]);
    expect(await read(an, panel, sheetId)).toMatchObject({ marks: {}, total: 0 });
  });

  it('ends the same however often and in whatever order changes arrive', async () => {
    const { ctx } = bench();
    const panel = await panelOf(an);
    const sheetId = await sheetOf(ctx, an, panel, TEAM);
    let base = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (steps, chance) => {
          const changes = steps.map((step, at) =>
            change(ctx, 'noi-dung', step * 50, base + at + 1)
          );
          const sent = [...changes, ...changes]
            .map((one) => ({ one, key: chance.next().value as number }))
            .sort((left, right) => left.key - right.key);
          for (const { one } of sent) await save(an, panel, sheetId, one);
          base += steps.length;
          const sheet = await read(an, panel, sheetId);
          expect(sheet.marks['noi-dung']).toBe((steps.at(-1) ?? 0) * 50);
          expect(sheet.revisions['noi-dung']).toBe(base);
        }
      ),
      { numRuns: 12 }
    );
  });

  it('answers a change whose answer was lost with what is stored', async () => {
    const { ctx } = bench();
    const panel = await panelOf(an, binh);
    const sheetId = await sheetOf(ctx, an, panel, TEAM);
    const first = change(ctx, 'noi-dung', 800);
    const once = await save(an, panel, sheetId, first);
    const storms = await Promise.all([1, 2, 3].map(() => save(an, panel, sheetId, first)));
    for (const again of storms) expect(again).toEqual(once);
    expect(await record.markEvents(ctx.db, [sheetId])).toHaveLength(1);
    const other = await sheetOf(ctx, binh, panel, TEAM);
    expect((await save(binh, panel, other, first)).marks).toMatchObject([
      { mark: null, refusal: 'mutation-reused' }
    ]);
    const wild = change(ctx, 'noi-dung', 700, 5000);
    expect((await save(an, panel, sheetId, wild)).marks).toMatchObject([
      { mark: 800, refusal: 'revision-too-far' }
    ]);
  });

  it('is handed in complete, with the own name and password, as it was looked at', async () => {
    const { ctx } = bench();
    const panel = await panelOf(an);
    const may = mayMark(an, panel);
    const sheetId = await sheetOf(ctx, an, panel, TEAM);
    expect(await sign(ctx, an, panel, sheetId)).toEqual(refusal('sheet-incomplete'));
    await fillIn(ctx, an, panel, TEAM, [800, 400]);
    const { seal } = await read(an, panel, sheetId);
    const form = { signature: an.displayName, password: PASSWORD, seal };
    const submit = (more: Partial<typeof form>) =>
      judging.submitSheet(ctx, may, sheetId, { ...form, ...more }, ctx.seed());
    expect(await submit({ password: 'sai' })).toEqual(refusal('wrong-password'));
    expect(await submit({ signature: 'Trần B' })).toEqual(refusal('signature-differs'));
    expect(await submit({ seal: 'khac' })).toEqual(refusal('sheet-changed'));
    const receipt = ok(await submit({ signature: '  Nguyễn  Văn An ' }));
    expect(receipt.receiptCode).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(ok(await submit({}))).toEqual(receipt);
    expect((await read(an, panel, sheetId)).submitted).toEqual({
      ...receipt,
      signature: 'Nguyễn Văn An'
    });
    expect((await save(an, panel, sheetId, change(ctx, 'noi-dung', 900, 9))).marks).toMatchObject([
      { mark: 800, refusal: 'sheet-submitted' }
    ]);
  });

  it('keeps its note once it is handed in, and after the lock', async () => {
    const { ctx } = bench();
    const panel = await panelOf(an, head);
    const may = mayMark(an, panel);
    const sheetId = await fillIn(ctx, an, panel, TEAM, [800, 400]);
    const put = (text: string, revision: number) =>
      judging.saveMarks(ctx, may, sheetId, { marks: [], note: { text, revision } }, ctx.now());
    ok(await put('Diễn tốt', 1));
    ok(await sign(ctx, an, panel, sheetId));
    const { seal } = await read(an, panel, sheetId);
    expect(ok(await put('Viết lại sau khi nộp', 2)).noteRevision).toBe(1);
    expect(await read(an, panel, sheetId)).toMatchObject({ note: 'Diễn tốt', seal });

    await handIn(ctx, head, panel, TEAM, [800, 400]);
    const lead = await mayLead(ctx, head, panel);
    const lock = { markedId: panel.markedIds[TEAM] ?? '' };
    ok(await judging.lockMarked(ctx, lead, panel.markingId, lock));
    expect(ok(await put('Viết lại sau khi chốt', 3)).noteRevision).toBe(1);
    expect(await read(an, panel, sheetId)).toMatchObject({ note: 'Diễn tốt', seal });
  });

  it('slows down whoever guesses the password', async () => {
    const { ctx } = bench();
    const panel = await panelOf(binh);
    const sheetId = await fillIn(ctx, binh, panel, TEAM, [800, 400]);
    const { seal } = await read(binh, panel, sheetId);
    const guess = { signature: binh.displayName, password: 'sai', seal };
    const from = ctx.seed();
    const codes: unknown[] = [];
    for (let at = 0; at < 6; at += 1) {
      codes.push(await judging.submitSheet(ctx, mayMark(binh, panel), sheetId, guess, from));
    }
    expect(codes.at(-1)).toMatchObject({ ...refusal('too-many-tries'), waitMs: 60_000 });
  });

  it('keeps every change after the submission on record, whoever made it and why', async () => {
    const { ctx, clock } = bench();
    const panel = await panelOf(an, head);
    const lead = await mayLead(ctx, head, panel);
    const sheetId = await handIn(ctx, an, panel, TEAM, [800, 400]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 }),
        async (steps) => {
          clock.now += 1000;
          const before = await read(an, panel, sheetId);
          const reopening = { sheetId, reason: 'Cộng nhầm' };
          ok(await judging.reopenSheet(ctx, lead, panel.markingId, reopening));
          const known = (await record.markEvents(ctx.db, [sheetId])).length;
          let revision = before.revisions['noi-dung'] ?? 0;
          for (const step of steps) {
            await save(an, panel, sheetId, change(ctx, 'noi-dung', step * 50, ++revision));
          }
          ok(await sign(ctx, an, panel, sheetId));
          const added = (await record.markEvents(ctx.db, [sheetId])).slice(known);
          expect(added.map(({ mark, accountId }) => [mark, accountId])).toEqual(
            steps.map((step) => [step * 50, an.accountId])
          );
          const events = await record.events(ctx.db, [sheetId]);
          expect(events.slice(-2)).toMatchObject([
            { kind: 'reopened', accountId: head.accountId, reason: 'Cộng nhầm' },
            { kind: 'submitted', accountId: an.accountId, signature: an.displayName }
          ]);
          expect(events.at(-3)?.seal).toBe(before.seal);
        }
      ),
      { numRuns: 6 }
    );
  });

  it('is nobody else’s: no service call reaches it, nor one of a unit of one’s own', async () => {
    const { ctx } = bench();
    const laiVung = await unitOf(ctx, 'HLV');
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an }, { actor: binh, unitId: await unitOf(ctx, 'HLV-X1') }],
      teams: [{ name: TEAM, unitId: laiVung }, { name: 'Sở Nội vụ' }]
    });
    const own = await judging.ownMarkings(ctx, mayMark(binh, panel));
    const view = own.find(({ marking }) => marking.id === panel.markingId);
    expect(view?.sheets.map(({ name }) => name)).toEqual(['Sở Nội vụ']);
    expect(view?.excluded).toEqual([TEAM]);

    const sheetId = await fillIn(ctx, an, panel, TEAM, [800, 400]);
    const { seal } = await read(an, panel, sheetId);
    const marks = [change(ctx, 'noi-dung', 100, 9)];
    for (const [stranger, id] of [
      [mayMark(binh, panel), sheetId],
      [mayMark(head, panel), sheetId],
      [mayMark(an, panel), 'khong-co'],
      [{ ...mayMark(an, panel), subject: { contestId: 'another' } }, sheetId]
    ] as const) {
      const form = { signature: an.displayName, password: PASSWORD, seal };
      const results = await Promise.all([
        judging.readOwnSheet(ctx, stranger, id),
        judging.saveMarks(ctx, stranger, id, { marks }, ctx.now()),
        judging.submitSheet(ctx, stranger, id, form, HALL)
      ]);
      for (const result of results) expect(result).toEqual(refusal('sheet-unknown'));
    }
    expect(await read(an, panel, sheetId)).toMatchObject({ marks: { 'noi-dung': 800 } });
  });
});
