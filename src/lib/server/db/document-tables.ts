/** The rows of the tables of official documents. */
export type DocumentTables = {
  document_fields: DocumentFieldsRow;
  official_document: OfficialDocumentRow;
};

export type DocumentFieldsRow = {
  contest_id: string;
  kind: string;
  fields: string;
  changed_at: number;
};

export type OfficialDocumentRow = {
  id: string;
  contest_id: string;
  kind: string;
  about_id: string | null;
  judge_id: string | null;
  content: string;
  hash: string;
  made_at: number;
  account_id: string | null;
  made_by: string;
};
