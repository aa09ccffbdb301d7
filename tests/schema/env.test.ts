import { describe, expect, it } from 'vitest';
import { environment } from '#lib/schema/env.ts';

describe('the settings', () => {
  it('have defaults that suit a laptop', () => {
    expect(environment.parse({})).toEqual({
      port: 3000,
      host: '0.0.0.0',
      origin: undefined,
      dataDir: './data',
      databaseUrl: undefined,
      backup: { everyHours: 24, folder: './data/backups', keep: 7 },
      diskReserveMb: 1024,
      outageAnswerMinutes: 15,
      mail: undefined,
      forwarding: { header: null, depth: 1 },
      logLevel: 'info'
    });
  });

  it.each([
    'https://hoithi.example.vn/',
    'https://hoithi.example.vn:443',
    'https://hoithi.example.vn/a'
  ])('take the origin out of %s', (ORIGIN) => {
    expect(environment.parse({ ORIGIN }).origin).toBe('https://hoithi.example.vn');
  });

  it.each([
    { ORIGIN: 'hoithi.example.vn' },
    { ORIGIN: 'ftp://hoithi.example.vn' },
    { PORT: '70000' },
    { DATABASE_URL: 'mysql://x' },
    { LOG_LEVEL: 'loud' },
    { ADDRESS_HEADER: 'X Forwarded For' },
    { ADDRESS_HEADER: 'X-Forwarded-For', XFF_DEPTH: '0' },
    { SMTP_URL: 'https://mail.example.vn', MAIL_FROM: 'a@example.vn' },
    { SMTP_URL: 'smtp://mail.example.vn' },
    { MAIL_FROM: 'a@example.vn' }
  ])('refuse %j', (wrong) => {
    expect(environment.safeParse(wrong).success).toBe(false);
  });
});
