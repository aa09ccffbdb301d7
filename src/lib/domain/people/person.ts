/** Stored as these words; files say Nam, Nữ or Khác. */
export type Sex = 'male' | 'female' | 'other';

/** An official (CBCCVC). Only what the contest needs is kept (Law 91/2025/QH15). */
export type Person = {
  id: string;
  staffCode: string;
  fullName: string;
  sex: Sex | null;
  birthYear: number | null;
  unitId: string;
  position: string | null;
  email: string | null;
  phone: string | null;
};
