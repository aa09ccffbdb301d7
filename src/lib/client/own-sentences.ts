/**
 * Looks at a form before it is sent, in the place of the browser, whose bubbles speak the language
 * of the computer (OFF-A22). Fields that are wrong hear `invalid` and say so in the page's own words
 * (ui/base/Field.svelte); the first of them gets the focus. Without scripts the server says it.
 */
export function checkBeforeSending(event: SubmitEvent): void {
  const { target, submitter } = event;
  if (!(target instanceof HTMLFormElement) || submitter?.hasAttribute('formnovalidate')) return;
  if (target.checkValidity()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  showFirst(target);
}

function showFirst(form: HTMLFormElement): void {
  const first = [...form.elements].find(
    (one): one is HTMLInputElement => one.matches(':invalid') && !one.matches('fieldset')
  );
  for (let fold = first?.closest('details'); fold; fold = fold.parentElement?.closest('details')) {
    fold.open = true;
  }
  first?.focus();
}
