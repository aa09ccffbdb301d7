import type { Generated } from 'kysely';

/** The rows of accounts and of what signs them in. */
export type AuthTables = {
  account: AccountRow;
  login_session: LoginSessionRow;
  role_grant: RoleGrantRow;
  activation_code: ActivationCodeRow;
  security_event: SecurityEventRow;
};

type AccountRow = {
  id: string;
  login_name: string;
  /** What the account is found by however its login name was typed. */
  login_key: Generated<string>;
  display_name: string;
  password_hash: string | null;
  person_id: string | null;
  is_disabled: number;
  /** Somebody else made the password, so it is changed before anything else. */
  must_change_password: Generated<number>;
  created_at: number;
};

type LoginSessionRow = {
  id_hash: string;
  account_id: string;
  created_at: number;
  expires_at: number;
};

type RoleGrantRow = { account_id: string; role: string; scope: string };

type ActivationCodeRow = {
  account_id: string;
  code_hash: string;
  issued_at: number;
  expires_at: number;
  used_at: number | null;
};

type SecurityEventRow = {
  id: string;
  at: number;
  kind: string;
  account_id: string | null;
  by_account_id: string | null;
  address: string | null;
  times: number;
  detail: string;
};
