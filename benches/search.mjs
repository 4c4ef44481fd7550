// node benches/search.mjs DIR [QUERIES]: what queries load and how long they take in Chromium on file://,
// over a folder that `cargo bench --bench search` has written. Needs tests/browser/node_modules.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freshContext, launch } from '../tests/browser/browser.mjs';

const [folder, count = '120'] = process.argv.slice(2);
const root = path.resolve(folder);
const pages = fs.readdirSync(path.join(root, 'search')).filter((name) => /^t\d/.test(name))
  .flatMap((name) => fs.readdirSync(path.join(root, 'search', name)).map((file) => path.join(root, 'search', name, file)));
const queries = choose(Number(count));
const browser = await launch();
// What the machine itself takes: an empty script, loaded as often.
const blank = [];
fs.writeFileSync(path.join(root, 'blank.js'), '');
const first = [];
const next = [];
for (const [at, query] of queries.entries()) {
  const context = await freshContext(browser);
  await context.addInitScript(() => {
    window.watch = () => new Promise((done) => {
      const start = performance.now();
      const results = document.querySelector('#results');
      new MutationObserver((_, observer) => {
        if (!results.querySelector('li') && results.getAttribute('aria-busy') !== 'false') return;
        observer.disconnect();
        done(performance.now() - start);
      }).observe(results, { childList: true, attributes: true });
    });
  });
  const tab = await context.newPage();
  let bytes = 0;
  tab.on('request', (request) => {
    const file = request.url().startsWith('file:') && fileURLToPath(request.url().replace(/[?#].*$/, ''));
    if (file && file.includes(`${path.sep}search${path.sep}`) && file.endsWith('.js') && fs.existsSync(file)) bytes += fs.statSync(file).size;
  });
  await tab.goto(pathToFileURL(path.join(root, 'search.html')).href);
  blank.push({ query, bytes: 0, time: await tab.evaluate(loadBlank) });
  first.push({ query, ...(await ask(query)) });
  const other = queries[(at + 7) % queries.length];
  next.push({ query: other, ...(await ask(other)) });
  await context.close();

  async function ask(text) {
    const before = bytes;
    const time = await tab.evaluate((asked) => {
      document.querySelector('#q').value = asked;
      document.querySelector('#results').textContent = '';
      const shown = window.watch();
      document.querySelector('#search').dispatchEvent(new Event('submit', { cancelable: true }));
      return shown;
    }, text);
    await tab.waitForFunction(() => document.querySelector('#results').getAttribute('aria-busy') === 'false');
    // The facets come after the hits.
    await tab.waitForTimeout(200);
    return { bytes: bytes - before, time };
  }
}
await browser.close();
fs.unlinkSync(path.join(root, 'blank.js'));
report('an empty script', blank);
report('first query', first);
report('next query', next);

/** Runs in the page: the time until an empty script is there. */
function loadBlank() {
  return new Promise((done) => {
    const start = performance.now();
    const script = document.createElement('script');
    script.onload = () => done(performance.now() - start);
    script.src = 'blank.js';
    document.head.append(script);
  });
}

function choose(wanted) {
  let seed = 7;
  const below = (limit) => ((seed = (seed * 48271) % 2147483647) % limit);
  return Array.from({ length: wanted }, (_, at) => {
    const text = fs.readFileSync(pages[below(pages.length)], 'utf8');
    if (at % 6 === 0) return text.match(/\d{3,}万元/)?.[0] ?? '合作社';
    const run = [...text.matchAll(/[\u4e00-\u9fff]{8,}/g)];
    const words = run[below(run.length)][0];
    const length = [2, 3, 4, 6, 8][at % 5];
    const start = below(words.length - length + 1);
    const word = words.slice(start, start + length);
    return at % 6 === 1 ? `${word} ${words.slice(0, 2)}` : word;
  });
}

function report(name, list) {
  const at = (key, share) => list.map((each) => each[key]).sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
  const kb = (share) => (at('bytes', share) / 1000).toFixed(0);
  const ms = (share) => at('time', share).toFixed(0);
  console.log(`${name}: KB median ${kb(0.5)}, p95 ${kb(0.95)}, max ${kb(1)}; ms median ${ms(0.5)}, p95 ${ms(0.95)}, max ${ms(1)}`);
  const worst = list.slice().sort((a, b) => b.bytes - a.bytes).slice(0, 3).map(({ query, bytes }) => `${query} ${bytes}`);
  console.log(`  most bytes: ${worst.join('; ')}`);
}
