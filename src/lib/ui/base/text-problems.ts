import { createContext } from 'svelte';
import type { TextProblem } from '../../domain/core/written-text.ts';

/** What the last form was answered about its texts, by the field's name; the frame of all pages sets it. */
export const [getTextProblems, setTextProblems] =
  createContext<() => Readonly<Record<string, TextProblem>>>();
