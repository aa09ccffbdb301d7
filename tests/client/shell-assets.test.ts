import { expect, test } from 'vitest';
import { assetsIn, importsIn, partsIn } from '#lib/client/shell-assets.ts';

test('what a page names of the build is found however it is written, once', () => {
  const html = `<link href="./_app/immutable/assets/0.abc.css" rel="stylesheet">
    <link rel="modulepreload" href="/_app/immutable/entry/start.x-1.js">
    <script>import("./_app/immutable/entry/start.x-1.js"); import('../_app/immutable/entry/app.y.js')</script>
    <a href="/quiz">x</a><link rel="icon" href="./favicon.svg">`;
  expect(assetsIn(html)).toEqual([
    '/_app/immutable/assets/0.abc.css',
    '/_app/immutable/entry/start.x-1.js',
    '/_app/immutable/entry/app.y.js'
  ]);
});

test('the parts that a page is made of are known, and the one for errors', () => {
  expect(partsIn('node_ids: [0, 34],')).toEqual(['0', '34', '1']);
  expect(partsIn('<p>an error page</p>')).toEqual(['1']);
});

test('of a script what it needs at once is kept, and nothing of other pages', () => {
  const script =
    'const m=["../nodes/0.a.js","../assets/34.b.css","../assets/3.c.css","../assets/Notice.d.css"];' +
    'import"../chunks/x.js";import{a as b}from"../chunks/y-1.js";export{c}from\'./z.js\';' +
    'var n=()=>p(()=>import(`../nodes/34.e.js`),m(1)),o=()=>p(()=>import("../nodes/3.f.js"),m(2));' +
    'const q=()=>import("../chunks/late.js")';
  expect(importsIn(script, '/_app/immutable/entry/app.js', ['0', '34', '1'])).toEqual([
    '/_app/immutable/chunks/x.js',
    '/_app/immutable/chunks/y-1.js',
    '/_app/immutable/entry/z.js',
    '/_app/immutable/nodes/0.a.js',
    '/_app/immutable/assets/34.b.css',
    '/_app/immutable/nodes/34.e.js'
  ]);
});
