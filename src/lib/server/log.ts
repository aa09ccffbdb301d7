import { pino, type DestinationStream, type Logger } from 'pino';
import type { Environment } from '../schema/env.ts';

/** What never stands in a log, wherever an object holds it (RELIABILITY B-O2). */
const SECRETS = ['password', 'passwordHash', 'token', 'cookie', 'activationCode'];

/**
 * The log of a process: one JSON object a line. An error under `error` stands there with its
 * message, stack, code and cause, so that the id a person reads out leads to the reason.
 */
export const makeLog = (level: Environment['logLevel'], destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      redact: SECRETS.flatMap((name) => [name, `*.${name}`]),
      serializers: { error: pino.stdSerializers.errWithCause }
    },
    destination
  );
