import type { Random } from '../domain/core/random.ts';
import type { Place } from '../domain/quiz/places.ts';
import type { PaperItem } from '../domain/quiz/views.ts';
import type { BankFile } from '../schema/banks.ts';

/** Right answers by the text of a question, as somebody who has read the bank knows them. */
export type Notes = ReadonlyMap<string, string>;

/** What the bank file says is right. The simulation reads files, never keys from a server. */
export const notesFrom = (bank: BankFile): Notes =>
  new Map(
    bank.questions.map((question) => [
      question.stem,
      question.options.find((option) => option.key)?.text ?? ''
    ])
  );

/**
 * What a contestant chooses who knows this share of the answers and guesses the rest.
 *
 * @param skill from 0 (guesses everything) to 100 (knows everything)
 */
export function choose(item: PaperItem, notes: Notes, skill: number, random: Random): Place {
  const right = item.options.find((option) => option.text === notes.get(item.stem));
  if (right && random.below(100) < skill) return right.place;
  return (item.options[random.below(item.options.length)] as PaperItem['options'][number]).place;
}

/**
 * How much somebody knows who was not picked: from 20 to 90, most in the middle. With it the five best
 * of a district of 290 people come near the 288 points of 2021 (domain.md B0).
 */
export const drawSkill = (random: Random): number => 20 + random.below(36) + random.below(36);
