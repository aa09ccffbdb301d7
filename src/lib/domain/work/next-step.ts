import type { Instant } from '../core/time.ts';

/** How it stands with what somebody does for a contest, in one of their roles. */
export type Duty =
  | {
      role: 'contestant';
      start: 'begin' | 'wait' | 'none' | { attemptId: string; endsAt: Instant };
      opensAt: Instant | null;
      closesAt: Instant | null;
      /** The newest paper that was handed in. */
      receiptOf: string | null;
    }
  | {
      role: 'coordinator';
      unit: string;
      registered: number;
      tookPart: number;
      opensAt: Instant | null;
      closesAt: Instant | null;
      now: Instant;
    }
  | { role: 'judge'; sheets: number; left: number }
  | { role: 'head' | 'secretary'; marking: Progress | null }
  | { role: 'host' | 'mc'; final: { id: string; name: string; isOn: boolean } | null }
  | {
      role: 'organizer';
      contest: {
        opensAt: Instant | null;
        closesAt: Instant | null;
        isOver: boolean;
        registered: number;
        tookPart: number;
      } | null;
      /** Requests, reports of troubles and other things that wait for an answer. */
      waiting: number;
      marking: Progress | null;
      /** A final that is on now, or comes next. */
      final: { id: string; name: string; isOn: boolean } | null;
      now: Instant;
    }
  | { role: 'administrator'; waiting: number };

/** A marking that is open: sheets that were handed in, of those that are wanted. */
export type Progress = { id: string; name: string; submitted: number; expected: number };

export type StepCode =
  | 'paper-continue'
  | 'paper-begin'
  | 'paper-wait'
  | 'paper-receipt'
  | 'paper-none'
  | 'unit-wait'
  | 'unit-remind'
  | 'unit-all'
  | 'unit-over'
  | 'sheets-left'
  | 'sheets-done'
  | 'sheets-none'
  | 'jury-missing'
  | 'jury-ready'
  | 'jury-none'
  | 'paper-sheets'
  | 'secretary-none'
  | 'final-on'
  | 'final-next'
  | 'final-none'
  | 'contest-none'
  | 'contest-prepare'
  | 'contest-watch'
  | 'contest-answer'
  | 'contest-report'
  | 'marking-watch'
  | 'requests'
  | 'installation';

/** The one next step: what, where, how many of how many, and until when as far as there is one. */
export type Step = {
  code: StepCode;
  href: string;
  count: number;
  of: number;
  name: string;
  until: Instant | null;
};

const step = (code: StepCode, href: string, more: Partial<Step> = {}): Step => ({
  code,
  href,
  count: 0,
  of: 0,
  name: '',
  until: null,
  ...more
});

/** What somebody does next in a role, by the state of the contest. */
export function nextStep(duty: Duty): Step {
  switch (duty.role) {
    case 'contestant':
      return paperStep(duty);
    case 'coordinator':
      return unitStep(duty);
    case 'judge':
      return sheetStep(duty);
    case 'head':
    case 'secretary':
      return juryStep(duty);
    case 'host':
    case 'mc':
      return finalStep(duty);
    case 'organizer':
      return contestStep(duty);
    case 'administrator':
      return duty.waiting > 0
        ? step('requests', '/remedies', { count: duty.waiting })
        : step('installation', '/accounts');
  }
}

type Of<Name extends Duty['role']> = Extract<Duty, { role: Name }>;

function paperStep({ start, opensAt, closesAt, receiptOf }: Of<'contestant'>): Step {
  if (typeof start === 'object') {
    return step('paper-continue', `/quiz/${start.attemptId}`, { until: start.endsAt });
  }
  if (start === 'begin') return step('paper-begin', '/quiz', { until: closesAt });
  if (start === 'wait') return step('paper-wait', '/quiz', { until: opensAt });
  return receiptOf === null
    ? step('paper-none', '/quiz')
    : step('paper-receipt', `/quiz/${receiptOf}/receipt`);
}

function unitStep(duty: Of<'coordinator'>): Step {
  const { unit: name, registered: of, tookPart, opensAt, closesAt, now } = duty;
  const facts = { name, of, until: closesAt };
  if (opensAt !== null && now < opensAt) {
    return step('unit-wait', '/unit', { ...facts, count: of, until: opensAt });
  }
  if (of > 0 && tookPart >= of) return step('unit-all', '/unit', { ...facts, count: tookPart });
  return closesAt === null || now >= closesAt
    ? step('unit-over', '/unit', { ...facts, count: tookPart })
    : step('unit-remind', '/unit', { ...facts, count: of - tookPart });
}

function sheetStep({ sheets: of, left }: Of<'judge'>): Step {
  if (of === 0) return step('sheets-none', '/judging');
  return left > 0
    ? step('sheets-left', '/judging', { count: left, of })
    : step('sheets-done', '/judging', { count: of, of });
}

function juryStep({ role, marking }: Of<'head' | 'secretary'>): Step {
  if (!marking) return step(role === 'head' ? 'jury-none' : 'secretary-none', '/judging/lead');
  const { id, name, submitted, expected: of } = marking;
  const count = of - submitted;
  if (role === 'secretary') {
    return step('paper-sheets', `/judging/${id}/secretary`, { name, count, of });
  }
  const code = count > 0 ? 'jury-missing' : 'jury-ready';
  return step(code, `/judging/${id}/head`, { name, count, of });
}

function finalStep({ role, final }: Of<'host' | 'mc'>): Step {
  if (!final) return step('final-none', '/');
  const code = final.isOn ? 'final-on' : 'final-next';
  return step(code, `/live/${final.id}/${role}`, { name: final.name });
}

function contestStep({ contest, waiting, marking, final, now }: Of<'organizer'>): Step {
  if (!contest) return step('contest-none', '/organizer');
  const { opensAt, closesAt, isOver, registered: of, tookPart } = contest;
  if (waiting > 0) return step('contest-answer', '/organizer', { count: waiting });
  if (final?.isOn) {
    return step('final-on', `/organizer/finals/${final.id}`, { name: final.name });
  }
  if (!isOver) {
    const isBefore = opensAt === null || now < opensAt;
    return isBefore
      ? step('contest-prepare', '/organizer/import', { count: of, until: opensAt })
      : step('contest-watch', '/organizer', { count: tookPart, of, until: closesAt });
  }
  if (marking && marking.submitted < marking.expected) {
    const { id, name, submitted: count, expected } = marking;
    return step('marking-watch', `/organizer/judging/${id}`, { name, count, of: expected });
  }
  return final
    ? step('final-next', `/organizer/finals/${final.id}`, { name: final.name })
    : step('contest-report', '/organizer/reports', { count: tookPart, of });
}
