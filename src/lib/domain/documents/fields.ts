import type { Instant } from '../core/time.ts';

/** What people fill in for a document, kept and offered again the next time. Lines are in order. */
export type DocumentFields = {
  parentBody: string;
  issuingBody: string;
  number: number | null;
  symbol: string;
  place: string;
  /** "2021-11-05"; null leaves room to write. */
  day: string | null;
  addressees: readonly string[];
  recipients: readonly string[];
  /** Capacity and office of who signs, such as "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC". */
  capacity: readonly string[];
  signer: string;
  /** Below this many percent a unit is told to have taken part little. */
  threshold: number;
  /** Sentences of the organizer's own. */
  achievements: readonly string[];
  difficulties: readonly string[];
  proposals: readonly string[];
  /** A list tells of so many first ranks; null for everybody. */
  top: number | null;
  /** Of minutes (Mẫu 1.10 of Nghị định 30). Empty or null leaves room to write. */
  meetingPlace: string;
  meetingFrom: Instant | null;
  meetingTo: Instant | null;
  /** Those present besides whom the record names. */
  attendees: readonly string[];
  chair: string;
  secretary: string;
};

/** What nobody has filled in yet. */
export const NO_FIELDS: DocumentFields = {
  parentBody: '',
  issuingBody: '',
  number: null,
  symbol: '',
  place: '',
  day: null,
  addressees: [],
  recipients: [],
  capacity: [],
  signer: '',
  threshold: 50,
  achievements: [],
  difficulties: [],
  proposals: [],
  top: null,
  meetingPlace: '',
  meetingFrom: null,
  meetingTo: null,
  attendees: [],
  chair: '',
  secretary: ''
};
