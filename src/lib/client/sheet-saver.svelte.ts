import type { Instant } from '../domain/core/time.ts';
import type { OwnSheet, SavedMark, SavedMarks } from '../domain/judging/own-views.ts';
import { isWritable } from '../domain/judging/sheet.ts';
import { courier } from './courier.svelte.ts';
import { onNewEpoch } from './epoch.ts';
import { newMutationId } from './revised.ts';
import { sheetCalls } from './sheet-calls.ts';
import { openSheetOutbox } from './sheet-outbox.ts';
import {
  blankPart,
  changedPart,
  changesOf,
  fromServer,
  keptParts,
  marksOf,
  NOTE,
  withKept,
  withPart,
  withRemembered,
  type KeptPart,
  type LocalPart,
  type LocalParts
} from './sheet-parts.ts';
import type { Shelf } from './shelf.ts';

/** Where the sheet stands for this page. Only `working` takes marks; `closed` was handed in. */
export type SheetPhase = 'working' | 'closed' | 'signed-out' | 'not-found';

export type SheetSaver = ReturnType<typeof sheetSaver>;

const LOOK_EVERY_MS = 15_000;

/**
 * Keeps the marks of one sheet: in this browser at once, on the server as soon as it can be reached.
 * The server decides everything; what another device marked later replaces what stands here.
 */
export function sheetSaver(sheet: OwnSheet) {
  const calls = sheetCalls(sheet.id);
  let phase = $state<SheetPhase>(isWritable(sheet) ? 'working' : 'closed');
  let parts = $state.raw<LocalParts>(fromServer(sheet));
  let savedAt = $state<Instant | null>(null);
  let isKept = $state(true);
  /** Places that another device changed since this page was opened. */
  let overruled = $state<readonly string[]>([]);
  const pending = $derived([...parts.values()].filter((part) => !part.isStored));
  const marks = $derived(marksOf(parts));

  let outbox: Shelf<LocalPart> | null = null;
  /** Marked before the browser's storage could be read: newer than all that lies there. */
  const early: Pick<LocalPart, 'place' | 'value'>[] = [];
  const sending = courier((why) => (phase = why));
  let lookAt = 0;
  let isStopped = false;

  function remember(next: LocalParts): void {
    for (const [place, part] of next) {
      if (parts.get(place) === part) continue;
      outbox?.put(part).catch(() => (isKept = false));
    }
    parts = next;
  }

  const replace = (part: LocalPart): void => remember(withPart(parts, part));

  function tell(places: readonly string[]): void {
    overruled = [...overruled, ...places.filter((place) => !overruled.includes(place))];
  }

  function learn(kept: readonly KeptPart[], isAll: boolean): void {
    const merged = withKept(parts, kept, isAll);
    remember(merged.parts);
    tell(merged.overruled);
  }

  function put(place: string, value: LocalPart['value']): void {
    const before = parts.get(place) ?? blankPart(place);
    if (phase !== 'working' || before.value === value) return;
    if (!outbox) early.push({ place, value });
    replace(changedPart(before, value, newMutationId()));
    overruled = overruled.filter((one) => one !== place);
    if (!sending.isUnreachable) void beat();
  }

  async function send(): Promise<void> {
    while (pending.length > 0 && phase === 'working' && !isStopped) {
      const changes = changesOf(pending);
      const reply = await calls.save(changes);
      if (!sending.heard(reply)) return;
      settle(reply.saved, changes.note);
      savedAt = reply.at;
    }
  }

  function settle(saved: SavedMarks, note: { text: string; revision: number } | undefined): void {
    const kept = saved.marks.flatMap((one) => settledMark(one) ?? []);
    const hasNote = note !== undefined && saved.noteRevision === note.revision;
    learn(
      hasNote ? [...kept, { place: NOTE, value: note.text, revision: note.revision }] : kept,
      false
    );
    // Another device's note is newer, or nobody writes on the sheet any more: look.
    if (note && !hasNote) {
      if (saved.noteRevision < note.revision) phase = 'closed';
      else lookAt = 0;
    }
  }

  function settledMark({ criterionId, mark, revision, refusal }: SavedMark): KeptPart | null {
    const mine = parts.get(criterionId) ?? blankPart(criterionId);
    if (refusal === 'sheet-submitted' || refusal === 'sheet-locked') {
      phase = 'closed';
      return null;
    }
    if (refusal === 'mutation-reused') {
      replace(changedPart(mine, mine.value, newMutationId()));
      return null;
    }
    if (refusal === null) return { place: criterionId, value: mark, revision };
    // No mark that this sheet can have: what the server keeps counts.
    replace({ ...blankPart(criterionId), value: mark, revision });
    tell([criterionId]);
    return null;
  }

  async function look(): Promise<void> {
    const reply = await calls.look();
    if (!sending.heard(reply)) return;
    lookAt = performance.now() + LOOK_EVERY_MS;
    learn(keptParts(reply.standing), true);
    if (!isWritable(reply.standing)) phase = 'closed';
  }

  /** Does what is due, one thing at a time. */
  async function beat(): Promise<void> {
    if (isStopped || phase !== 'working' || sending.isBusy) return;
    if (performance.now() >= lookAt) await sending.alone(look);
    // Last, so that it also finds what was marked meanwhile.
    if (pending.length > 0 && !sending.isBusy) await sending.alone(send);
  }

  function retryNow(): void {
    sending.retry();
    lookAt = 0;
    void beat();
  }

  async function open(): Promise<void> {
    outbox = await openSheetOutbox(sheet.id);
    ({ isKept } = outbox);
    if (phase !== 'working') return;
    const merged = withRemembered(parts, outbox.remembered);
    remember(merged.parts);
    tell(merged.overruled);
    for (const { place, value } of early) put(place, value);
    for (const part of pending) await outbox.put(part);
    await beat();
  }

  return {
    get phase() {
      return phase;
    },
    get marks() {
      return marks;
    },
    get note() {
      return String(parts.get(NOTE)?.value ?? '');
    },
    /** Marks and the note that the server has not said it keeps. */
    get pending() {
      return pending;
    },
    get isUnreachable() {
      return sending.isUnreachable;
    },
    /** False when marks would not survive a reload before they are sent. */
    get isKept() {
      return isKept;
    },
    get savedAt() {
      return savedAt;
    },
    get overruled() {
      return overruled;
    },
    put,
    putNote: (text: string) => put(NOTE, text),
    /** Sends what is left now; true when the server keeps everything. */
    flush: async (): Promise<boolean> => {
      await sending.flush(beat);
      return pending.length === 0;
    },
    retryNow,
    lostConnection: sending.lostConnection,
    start: () => {
      lookAt = performance.now() + LOOK_EVERY_MS;
      const stopBeating = sending.every(beat);
      const stopListening = onNewEpoch(retryNow);
      void open();
      return () => {
        isStopped = true;
        stopBeating();
        stopListening();
      };
    }
  };
}
