/** How often things are done: enough for every change of the code, or for a release. */
type Size = 'ci' | 'full';

/** What a fault is run with. */
export type Setting = {
  size: Size;
  /** 32 hexadecimal digits that decide all chance. */
  seed: string;
};

/** What a run of a fault showed. */
export type Finding = {
  /** How often the fault really struck; 0 would mean that nothing was tested. */
  fired: number;
  /** How many things were looked at afterwards, and what they are. */
  n: number;
  of: string;
  /** One sentence per thing that did not hold. */
  failures: string[];
  /** The same with the protection taken away: it must fail, or the test has no teeth. */
  control: { what: string; failed: boolean };
  /** Figures beside the point, such as times. */
  notes: string[];
};

export type Fault = {
  /** The number in RELIABILITY section 4. */
  id: string;
  /** What is done to the product. */
  injected: string;
  /** A sentence that says which tool is missing on this machine, or null. */
  missing: () => string | null;
  run: (setting: Setting) => Promise<Finding>;
};

export const nothingMissing = (): null => null;

export type Verdict = 'passed' | 'failed' | 'skipped';

/** Holds, the fault struck, and the control failed as it must. */
export const isPassed = ({ fired, n, failures, control }: Finding): boolean =>
  fired > 0 && n > 0 && failures.length === 0 && control.failed;

/** The largest share of failures that n runs without one leave possible, with 95 % confidence. */
export function bound95(n: number): string {
  const percent = 300 / n;
  return `${percent >= 1 ? percent.toFixed(1) : percent.toPrecision(2)} %`;
}

/** The line that tells of one run. */
export function line(fault: Fault, finding: Finding, seconds: number): string {
  const { fired, n, of, failures, control, notes } = finding;
  return [
    `${fault.id}  ${isPassed(finding) ? 'passed' : 'FAILED'}  ${fault.injected}`,
    `struck ${fired} times`,
    `${failures.length} failures in n = ${n} ${of}`,
    failures.length === 0 ? `95 % bound ${bound95(n)}` : 'no bound',
    `control: ${control.what}${control.failed ? ', fails as it must' : ' HAS NO TEETH'}`,
    ...notes,
    `${seconds.toFixed(1)} s`
  ].join(' | ');
}
