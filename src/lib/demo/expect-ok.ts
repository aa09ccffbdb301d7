import type { Result } from '../domain/core/result.ts';

/**
 * What a step of the demo made.
 *
 * @throws Error with the refusal: a demo that is half made helps nobody
 */
export function expectOk<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`demo: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
