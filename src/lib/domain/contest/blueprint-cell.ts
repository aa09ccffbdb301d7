/** The reform areas of Nghị quyết 76/NQ-CP, and direction and steering before them (B1). */
export const TOPICS = [
  'direction',
  'institutions',
  'procedures',
  'apparatus',
  'civil-service',
  'public-finance',
  'digital-government'
] as const;
export type Topic = (typeof TOPICS)[number];

/** Recall, understanding, application, high application (glossary). */
export const LEVELS = ['NB', 'TH', 'VD', 'VDC'] as const;
export type Level = (typeof LEVELS)[number];

/** How many questions of one topic and level a paper draws. */
export type BlueprintCell = { topic: Topic; level: Level; count: number };
