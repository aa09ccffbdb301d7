/** The rows of the tables of the digest. */
export type DigestTables = {
  digest_rules: DigestRulesRow;
  digest_recipient: DigestRecipientRow;
  digest_sending: DigestSendingRow;
};

export type DigestRulesRow = {
  contest_id: string;
  is_on: number;
  hour: number;
  threshold: number;
};

export type DigestRecipientRow = {
  id: string;
  contest_id: string;
  email: string;
  unit_id: string | null;
  created_at: number;
};

export type DigestSendingRow = {
  contest_id: string;
  day: string;
  begun_at: number;
  sent: number;
  failed: number;
};
