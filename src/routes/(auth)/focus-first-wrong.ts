import { tick } from 'svelte';
import type { SubmitFunction } from '@sveltejs/kit';

/** Keeps what was typed, and brings the eyes and the screen reader to what is wrong with it. */
export const focusFirstWrong: SubmitFunction = ({ formElement }) => {
  return async ({ update }) => {
    await update({ reset: false });
    await tick();
    formElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
};
