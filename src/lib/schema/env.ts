import { z } from 'zod';
import { line, shaped, token } from './text.ts';

const port = z.coerce.number().int().min(0).max(65_535);

/** The settings of the program: everything it reads from the environment. */
export const environment = z
  .object({
    PORT: port.default(3000),
    HOST: token(300).default('0.0.0.0'),
    ORIGIN: z
      .url({ protocol: /^https?$/ })
      .transform((address) => new URL(address).origin)
      .optional(),
    DATA_DIR: token(4096).default('./data'),
    /** Disk that must be free besides twice the database, or `serve` does not start; 0: not looked at. */
    DISK_RESERVE_MB: z.coerce.number().int().min(0).default(1024),
    DATABASE_URL: shaped(/^postgres(ql)?:\/\//, 4096, 'must start with postgres://').optional(),
    /** Where backups go by themselves; unset: the folder backups of DATA_DIR. */
    BACKUP_DIR: token(4096).optional(),
    /** Hours from one backup to the next; 0: none by itself. */
    BACKUP_EVERY_HOURS: z.coerce.number().min(0).max(744).default(24),
    BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(7),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: line(3, 320).optional(),
    /** As adapter-node reads them: how a proxy in front says whose request it hands on. */
    ADDRESS_HEADER: shaped(
      /^[\w-]+$/,
      100,
      'must be the name of a header, such as X-Forwarded-For'
    ).optional(),
    XFF_DEPTH: z.coerce.number().int().min(1).max(20).default(1),
    OUTAGE_ANSWER_MINUTES: z.coerce.number().int().min(1).max(1440).default(15),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined), {
    path: ['SMTP_URL'],
    message: 'goes with MAIL_FROM'
  })
  .transform((raw) => ({
    port: raw.PORT,
    host: raw.HOST,
    origin: raw.ORIGIN,
    dataDir: raw.DATA_DIR,
    diskReserveMb: raw.DISK_RESERVE_MB,
    databaseUrl: raw.DATABASE_URL,
    backup: {
      folder: raw.BACKUP_DIR ?? `${raw.DATA_DIR}/backups`,
      everyHours: raw.BACKUP_EVERY_HOURS,
      keep: raw.BACKUP_KEEP
    },
    mail: raw.SMTP_URL && raw.MAIL_FROM ? { url: raw.SMTP_URL, from: raw.MAIL_FROM } : undefined,
    forwarding: { header: raw.ADDRESS_HEADER?.toLowerCase() ?? null, depth: raw.XFF_DEPTH },
    outageAnswerMinutes: raw.OUTAGE_ANSWER_MINUTES,
    logLevel: raw.LOG_LEVEL
  }));

export type Environment = z.output<typeof environment>;
