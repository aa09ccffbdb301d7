import { z } from 'zod';
import { HOUR, MINUTE, SECOND } from '../domain/core/time.ts';
import { readDuration } from '../domain/core/written-duration.ts';
import { readMoment } from '../domain/core/written-moment.ts';
import { upTo, VIETNAMESE, writtenHundredths } from '../domain/core/written-number.ts';
import { readPoints } from '../domain/core/written-points.ts';
import type { FileProblem } from '../domain/files/written-file.ts';
import type { ContestFile } from './contest.ts';
import {
  aboutAsWritten,
  attempts,
  blueprint,
  contestCode,
  review,
  tieBreaks,
  unitRanking
} from './contest.ts';
import { id, line } from './text.ts';

/*
 * A contest's file as a person writes it: points with a comma or a point, lengths of time with their
 * unit, moments by Vietnamese time. What is stored keeps hundredths and milliseconds.
 */

const DURATION = { least: MINUTE, most: 24 * HOUR };
const GRACE = { least: 0, most: 10 * MINUTE };
const MOST_POINTS = 1000_00;

/** A number of a file is a text like any other until it is known what it stands for. */
const asText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

const refuse = (check: z.core.$RefinementCtx, problem: FileProblem): never => {
  check.addIssue({ code: 'custom', message: problem.code, params: { file: problem } });
  return z.NEVER;
};

/** Hundredths as the file has points: "0,25". */
const inPoints = (hundredths: number): string =>
  writtenHundredths(hundredths, upTo(4), { ...VIETNAMESE, group: '' });

const written = line(1, 60);

const points = (least: number) =>
  z.preprocess(
    asText,
    written.transform((given, check) => {
      const read = readPoints(given);
      if (read === null) return refuse(check, { code: 'points-malformed', given });
      if (read >= least && read <= MOST_POINTS) return read;
      return refuse(check, {
        code: 'number-outside',
        given,
        least: String(least / 100),
        most: inPoints(MOST_POINTS)
      });
    })
  );

const duration = ({ least, most }: { least: number; most: number }) =>
  z.preprocess(
    asText,
    written.transform((given, check) => {
      const read = readDuration(given);
      if (read.kind === 'bare' && read.given === 0 && least === 0) return 0;
      if (read.kind === 'bare') return refuse(check, { code: 'duration-bare', given });
      if (read.kind === 'unknown') return refuse(check, { code: 'duration-malformed', given });
      if (read.ms < least) return refuse(check, { code: 'duration-too-short' });
      return read.ms > most ? refuse(check, { code: 'duration-too-long' }) : read.ms;
    })
  );

const moment = written.transform((given, check) => {
  const read = readMoment(given);
  return read === null ? refuse(check, { code: 'moment-malformed', given }) : read.at;
});

/** Fields that had a number whose unit was nowhere said; each is told by what it meant. */
const wasMilliseconds = (key: string, name: string, least: number) =>
  z
    .unknown()
    .optional()
    .transform((given, check) => {
      if (given === undefined) return undefined;
      const length = Number(given);
      return refuse(check, {
        code: 'duration-was-milliseconds',
        key,
        given: shown(given),
        name,
        length: Number.isFinite(length) && length >= least ? length : 0
      });
    });

const oldScoring = z
  .unknown()
  .optional()
  .transform((given, check) => {
    if (given === undefined) return undefined;
    for (const key of ['right', 'wrong', 'blank']) {
      const value = (given as Record<string, unknown> | null)?.[key];
      const hundredths = Number(value);
      if (value === undefined || value === null || hundredths === 0) continue;
      check.addIssue({
        code: 'custom',
        message: 'points-were-hundredths',
        path: [key],
        params: {
          file: {
            code: 'points-were-hundredths',
            key,
            given: shown(value),
            hundredths: Number.isFinite(hundredths) ? hundredths : null
          } satisfies FileProblem
        }
      });
    }
    if (check.issues.length === 0) {
      refuse(check, { code: 'points-were-hundredths', key: '', given: '', hundredths: null });
    }
    return z.NEVER;
  });

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 20) : '…';

const rules = z
  .strictObject({
    paper: z
      .strictObject({
        duration: duration(DURATION).optional(),
        durationMs: wasMilliseconds('durationMs', 'duration', SECOND),
        blueprint,
        shuffleQuestions: z.boolean(),
        shuffleOptions: z.boolean()
      })
      .transform(({ duration, durationMs: _, ...paper }, check) =>
        duration === undefined ? missing(check, 'duration') : { ...paper, durationMs: duration }
      ),
    grace: duration(GRACE).optional(),
    graceMs: wasMilliseconds('graceMs', 'grace', 0),
    attempts,
    points: z
      .strictObject({ right: points(1), wrong: points(-MOST_POINTS), blank: points(-MOST_POINTS) })
      .optional(),
    scoring: oldScoring,
    review,
    tieBreaks
  })
  .transform(({ grace, graceMs: _ms, points, scoring: _old, ...rules }, check) => {
    if (grace === undefined) return missing(check, 'grace');
    if (points === undefined) return missing(check, 'points');
    return { ...rules, graceMs: grace, scoring: points };
  });

function missing(check: z.core.$RefinementCtx, field: string): never {
  check.addIssue({
    code: 'custom',
    message: 'field-missing',
    path: [field],
    params: { file: { code: 'field-missing' } satisfies FileProblem }
  });
  return z.NEVER;
}

const session = z
  .strictObject({
    name: z.preprocess(asText, line(1, 100)),
    opensAt: moment,
    closesAt: moment,
    /** Codes of units; each brings everything below it. Without: for everybody. */
    units: z.array(z.preprocess(asText, line(1, 60))).default([])
  })
  .transform((session, check) =>
    session.opensAt < session.closesAt ? session : refuse(check, { code: 'closes-before-it-opens' })
  );

/** A contest with its round one, as its file says it (demo/2021/contest.yaml). */
export const contestAsWritten = z.strictObject({
  code: contestCode,
  name: line(1, 200),
  about: aboutAsWritten,
  unitRanking,
  round: z.strictObject({
    name: z.preprocess(asText, line(1, 100)),
    bank: id,
    rules,
    sessions: z.array(session).min(1)
  })
}) satisfies z.ZodType<ContestFile>;
