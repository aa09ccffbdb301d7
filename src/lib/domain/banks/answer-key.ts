/** The document that proves a key (căn cứ). */
export type Citation = { document: string; article: string };

/** What makes an answer right, kept apart from the question (R9). */
export type AnswerKey = {
  versionId: string;
  keyOptionIds: readonly string[];
  explanation: string;
  citation: Citation;
};
