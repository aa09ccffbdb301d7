import type { DetailedError, Upload } from 'tus-js-client';

/** A piece goes out within minutes on the worst line; what arrived of it is kept all the same. */
const PIECE_BYTES = 8 * 1024 * 1024;
const QUICK_TRIES_MS = [0, 1000, 3000];
const PATIENT_TRY_MS = 5000;

/** Answers after which the same request may be right: a busy server, an offset to be asked for. */
const PASSING = [0, 409, 423, 429, 500, 502, 503, 504];

export type UploadState = 'idle' | 'sending' | 'paused' | 'waiting' | 'checking' | 'refused';

/** An upload that the server knows of and that has not arrived. */
export type Unfinished = { id: string; fingerprint: string };

/** How a file is known again: its bytes are not read for it. */
const fingerprintOf = (file: File): string =>
  [file.name, file.size, file.lastModified].join('|').slice(-300);

/**
 * Sends a file in pieces and goes on by itself after the network, the page or the server was away.
 *
 * @param base where uploads of this unit are made
 * @param arrived when the file is there and was found good
 */
export class EntryUpload {
  state = $state<UploadState>('idle');
  name = $state('');
  sent = $state(0);
  total = $state(0);
  /** The code of why it is refused. */
  refusal = $state('');

  #upload: Upload | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #base: string;
  readonly #arrived: () => Promise<void>;

  constructor(base: string, arrived: () => Promise<void>) {
    this.#base = base;
    this.#arrived = arrived;
  }

  /** Begins, or goes on where the same file was left. */
  async begin(file: File, most: number, unfinished: Unfinished | null): Promise<void> {
    [this.name, this.sent, this.total] = [file.name, 0, file.size];
    if (file.size > most) return this.#refuse('too-large');
    if (file.size === 0) return this.#refuse('file-empty');
    this.state = 'sending';
    // Only who sends a file needs it.
    const tus = await import('tus-js-client');
    const fingerprint = fingerprintOf(file);
    const known = unfinished?.fingerprint === fingerprint ? unfinished : null;
    this.#upload = new tus.Upload(file, {
      endpoint: this.#base,
      ...(known ? { uploadUrl: `${this.#base}/${known.id}` } : {}),
      chunkSize: PIECE_BYTES,
      retryDelays: QUICK_TRIES_MS,
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, fingerprint },
      onShouldRetry: (error) => PASSING.includes(statusOf(error)),
      onProgress: (sent) => this.#progressed(sent),
      onSuccess: () => void this.#finish(),
      onError: (error) => this.#failed(error as DetailedError)
    });
    this.#upload.start();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.state = 'paused';
    void this.#upload?.abort();
  }

  resume(): void {
    clearTimeout(this.#timer);
    this.state = 'sending';
    this.#upload?.start();
  }

  /** Gives up what was sent. */
  async cancel(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#upload?.abort(true).catch(() => undefined);
    this.#upload = null;
    this.state = 'idle';
    await this.#arrived();
  }

  #progressed(sent: number): void {
    this.sent = sent;
    // The last piece is answered when the file was looked at.
    if (this.state !== 'paused') this.state = sent === this.total ? 'checking' : 'sending';
  }

  async #finish(): Promise<void> {
    this.state = 'checking';
    await this.#arrived();
    this.#upload = null;
    this.state = 'idle';
  }

  #failed(error: DetailedError): void {
    const isPassing = PASSING.includes(statusOf(error));
    if (!isPassing) return this.#refuse(error.originalResponse?.getBody() ?? '');
    this.state = 'waiting';
    // It says so until bytes go out again, not only until the next try.
    this.#timer = setTimeout(() => this.#upload?.start(), PATIENT_TRY_MS);
  }

  #refuse(code: string): void {
    this.refusal = code;
    this.state = 'refused';
  }
}

/** 0 where no answer came. */
const statusOf = (error: DetailedError): number => error.originalResponse?.getStatus() ?? 0;
