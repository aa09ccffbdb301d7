import { afterAll } from 'vitest';
import { baseLocale, overwriteGetLocale } from '#lib/text/paraglide/runtime.js';

/** All files share their modules: a language that one of them spoke must not stay for the next. */
afterAll(() => overwriteGetLocale(() => baseLocale));
