/**
 * The header of an answer that names which life of the installation gave it. A restored backup
 * begins a new one: what was acknowledged since the backup is gone (RELIABILITY R12, F47).
 */
export const EPOCH_HEADER = 'x-hoi-thi-epoch';
