import type { Preset } from './preset.ts';
import { goldenBell } from './presets/golden-bell.ts';
import { olympia } from './presets/olympia.ts';
import { simpleQuiz } from './presets/simple-quiz.ts';
import { stageFourParts } from './presets/stage-four-parts.ts';

/** Forms of final to begin from (B12). Every value is a setting of the programme made from it. */
export const PRESETS: readonly Preset[] = [stageFourParts, olympia, goldenBell, simpleQuiz];
