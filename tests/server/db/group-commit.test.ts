import { describe, expect, it } from 'vitest';
import { groupCommit } from '#lib/server/db/group-commit.ts';

describe('group commit', () => {
  it('lets what arrives in one turn share a batch and answers each item in order', async () => {
    const batches: number[][] = [];
    const save = groupCommit(async (items: number[]) => {
      batches.push(items);
      return items.map((item) => item * 10);
    });
    expect(await Promise.all([1, 2, 3].map(save))).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('answers nothing before the batch is written', async () => {
    const order: string[] = [];
    let commit: () => void = () => undefined;
    const committed = new Promise<void>((resolve) => (commit = resolve));
    const save = groupCommit(async (items: string[]) => {
      await committed;
      order.push('committed');
      return items;
    });
    const saving = save('an').then(() => order.push('acknowledged'));
    commit();
    await saving;
    expect(order).toEqual(['committed', 'acknowledged']);
  });

  it('gathers what comes while a batch is being written, at most so many', async () => {
    const batches: number[][] = [];
    const save = groupCommit(async (items: number[]) => {
      batches.push(items);
      return items;
    }, 2);
    await Promise.all([1, 2, 3, 4, 5].map(save));
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('tells everybody in a batch that failed, and goes on with the next', async () => {
    let isBroken = true;
    const save = groupCommit(async (items: number[]) => {
      if (isBroken) throw new Error('disk full');
      return items;
    });
    const results = await Promise.allSettled([save(1), save(2)]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await save(3)).toBe(3);
  });

  it('does something alone after what waits before it, and before what comes after it', async () => {
    const order: unknown[] = [];
    const save = groupCommit(async (items: number[]) => {
      order.push(items);
      return items;
    });
    const sweep = () => save.alone(async () => order.push('alone'));
    const failing = save.alone(() => Promise.reject(new Error('disk full')));
    await Promise.all([save(1), save(2), sweep(), save(3), expect(failing).rejects.toThrow()]);
    expect(order).toEqual([[1, 2], 'alone', [3]]);
  });
});
