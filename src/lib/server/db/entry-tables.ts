/** The rows of the tables of entries. */
export type EntryTables = {
  entry_call: EntryCallRow;
  entrant: EntrantRow;
  entry_file: EntryFileRow;
  entry_upload: EntryUploadRow;
  entry: EntryRow;
  entry_version: EntryVersionRow;
};

export type EntryCallRow = {
  id: string;
  contest_id: string;
  name: string;
  rules: string;
  opens_at: number;
  closes_at: number;
  late_until: number | null;
  created_at: number;
};

export type EntrantRow = {
  id: string;
  call_id: string;
  unit_id: string;
  name: string;
  ordinal: number;
  link_version: number;
  closes_at: number | null;
};

export type EntryFileRow = {
  id: string;
  entrant_id: string;
  sha256: string;
  bytes: number;
  media_type: string;
  name: string;
  length_ms: number | null;
  created_at: number;
};

export type EntryUploadRow = {
  id: string;
  entrant_id: string;
  name: string;
  fingerprint: string;
  bytes: number;
  received: number;
  file_id: string | null;
  last_at: number;
};

export type EntryRow = {
  id: string;
  entrant_id: string;
  state: string;
  version: number;
  file_id: string | null;
};

export type EntryVersionRow = {
  entry_id: string;
  version: number;
  title: string;
  kind: string;
  link: string | null;
  file_id: string | null;
  handed_in_at: number;
  receipt_code: string;
  account_id: string | null;
  reason: string | null;
};
