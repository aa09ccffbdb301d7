import { describe, expect, test } from 'vitest';
import { shellKeeper } from '#lib/client/shell-keeper.ts';

const ORIGIN = 'https://hoithi.example.vn';
const keeper = shellKeeper('1', ORIGIN);
const asked = (path: string, init?: RequestInit): Request => new Request(ORIGIN + path, init);

describe('while pages come, the worker has no part in', () => {
  test.each([
    asked('/api/attempts/1/answers', { method: 'POST' }),
    asked('/api/attempts/1/state'),
    asked('/quiz/__data.json'),
    asked('/_app/immutable/entry/start.js'),
    asked('/socket.io/?EIO=4'),
    asked('/healthz', { method: 'HEAD' }),
    new Request('https://elsewhere.example/_app/immutable/x.js')
  ])('$method $url', (request) => {
    expect(keeper.answer(request)).toBeNull();
  });
});
