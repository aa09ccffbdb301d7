import { LEVELS, TOPICS } from '#lib/domain/contest/blueprint-cell.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { levelWords, topicWords } from '#lib/text/programme-words.ts';

export const topicChoices = () => [
  { value: '', text: m.programme_topic_all() },
  ...TOPICS.map((topic) => ({ value: topic, text: topicWords[topic]() }))
];

export const levelChoices = () => [
  { value: '', text: m.programme_level_all() },
  ...LEVELS.map((level) => ({ value: level, text: levelWords[level]() }))
];
