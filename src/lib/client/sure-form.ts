import { isReachable } from './sure-visit.ts';
import { latestPress } from './unanswered.svelte.ts';

/**
 * For a form that the browser sends itself: it is sent once the server answers, and otherwise the
 * page stays and says so.
 */
export function sureForm(form: HTMLFormElement): { destroy: () => void } {
  let isSure = false;

  async function send(submitter: HTMLElement | null): Promise<void> {
    if (!(await isReachable())) {
      latestPress.state = 'offline';
      return;
    }
    isSure = true;
    submitter?.click();
    isSure = false;
  }

  function ask(event: SubmitEvent): void {
    if (isSure) return;
    event.preventDefault();
    void send(event.submitter);
  }

  form.addEventListener('submit', ask);
  return { destroy: () => form.removeEventListener('submit', ask) };
}
