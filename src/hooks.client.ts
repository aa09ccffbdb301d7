import '#lib/client/older-browsers.ts';
