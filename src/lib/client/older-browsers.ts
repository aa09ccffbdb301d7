/**
 * What Chrome 109 (the newest on Windows 7) and Safari 15 lack of what our pages and the libraries in
 * them use; loaded before any page. Newer things than these are not used at all: eslint.config.js
 * and tests/browser/old-browsers.spec.ts hold that.
 */
function add(target: object, name: string, value: unknown): void {
  if (name in target) return;
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

/** Counted from the end where negative (Safari 15.4). */
function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

type Look = (item: unknown, index: number, items: ArrayLike<unknown>) => unknown;

/** Safari 15.4, as is the next. */
function findLastIndex(this: ArrayLike<unknown>, fits: Look, about?: unknown): number {
  for (let index = this.length - 1; index >= 0; index -= 1) {
    if (fits.call(about, this[index], index, this)) return index;
  }
  return -1;
}

function findLast(this: ArrayLike<unknown>, fits: Look, about?: unknown): unknown {
  return this[findLastIndex.call(this, fits, about)];
}

add(Array.prototype, 'at', at);
add(String.prototype, 'at', at);
add(Array.prototype, 'findLast', findLast);
add(Array.prototype, 'findLastIndex', findLastIndex);
add(Object, 'hasOwn', (target: object, name: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(target, name)
);

/**
 * The pressed button goes with its form: `new FormData(form, button)` is younger (Chrome 112, Safari
 * 16.4), and Safari before 15.4 does not say which button it was.
 */
type FormButton = HTMLButtonElement | HTMLInputElement;
let clicked: FormButton | null = null;
/** Of the form that is being sent; taken by the first data that are made of it. */
let submitter: FormButton | null = null;

const isButton = (element: unknown): element is FormButton =>
  element instanceof HTMLButtonElement || element instanceof HTMLInputElement;

document.addEventListener(
  'click',
  ({ target }) => {
    const button = target instanceof Element && target.closest('button, input[type="submit"]');
    clicked = isButton(button) ? button : null;
  },
  true
);

document.addEventListener(
  'submit',
  (event) => {
    if (!('submitter' in event)) {
      const value = clicked?.form === (event as Event).target ? clicked : null;
      Object.defineProperty(event, 'submitter', { value });
    }
    const said = (event as SubmitEvent).submitter;
    submitter = isButton(said) ? said : null;
  },
  true
);

document.addEventListener('formdata', (event) => {
  const { formData, target } = event as FormDataEvent;
  const button = submitter;
  submitter = null;
  if (!button?.name || button.form !== target) return;
  if (!formData.getAll(button.name).includes(button.value)) {
    formData.append(button.name, button.value);
  }
});
