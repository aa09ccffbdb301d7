import { describe, expect, it } from 'vitest';
import { makeLog } from '#lib/server/log.ts';

function logged(write: (log: ReturnType<typeof makeLog>) => void): string[] {
  const lines: string[] = [];
  write(makeLog('info', { write: (line) => void lines.push(line) }));
  return lines;
}

const first = (lines: string[]): unknown => JSON.parse(lines[0] ?? '');

describe('the log', () => {
  it('names message, code and stack of an error, and what caused it', () => {
    const cause = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    const error = new Error('the record was not written', { cause });
    expect(first(logged((log) => log.error({ error }, 'a new state was not shown')))).toMatchObject(
      {
        msg: 'a new state was not shown',
        error: {
          message: 'the record was not written',
          stack: expect.stringContaining('log.test.ts'),
          cause: { message: 'database is locked', code: 'SQLITE_BUSY' }
        }
      }
    );
  });

  it('keeps the code of an error that has one', () => {
    const error = Object.assign(new Error('no space left'), { code: 'SQLITE_FULL' });
    expect(first(logged((log) => log.error({ error }, 'saving failed')))).toMatchObject({
      error: { message: 'no space left', code: 'SQLITE_FULL' }
    });
  });

  it('says what was thrown when it is no error', () => {
    expect(first(logged((log) => log.error({ error: 'nothing' }, 'failed')))).toMatchObject({
      error: 'nothing'
    });
  });

  it('hides secrets, at the top and one below', () => {
    const secrets = { password: 'mat-khau-1', token: 'dau-2', activationCode: 'FMEA6' };
    const [line] = logged((log) => log.info({ ...secrets, form: secrets }, 'a form came'));
    expect(line).not.toMatch(/mat-khau-1|dau-2|FMEA6/);
  });

  it('is one line, whatever a name holds (B-X9)', () => {
    const lines = logged((log) => log.warn({ name: 'a\nb\r\u2028c\u001b[31m' }, 'x\ny'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r\u001b]/);
  });
});
