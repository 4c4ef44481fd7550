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
fs.writeFileSync(path.join(root, 'blank.js'), '');
const blank = [];
const opened = [];
const first = [];
const next = [];
for (const [at, query] of queries.entries()) {
  opened.push(await inFreshProfile(query, open));
  await inFreshProfile('', async (tab, loaded) => {
    // Who presses the Enter key has been in the box before: there the scripts are loaded.
    await tab.focus('#q');
    await tab.waitForTimeout(200);
    blank.push({ query, bytes: 0, counted: 0, time: await tab.evaluate(loadBlank) });
    first.push({ query, ...(await ask(tab, loaded, query, 0)) });
    const other = queries[(at + 7) % queries.length];
    next.push({ query: other, ...(await ask(tab, loaded, other, loaded.bytes)) });
  });
}
await browser.close();
fs.unlinkSync(path.join(root, 'blank.js'));
report('an empty script', blank);
report('first query, opened by its address', opened);
report('first query, typed', first);
report('next query, typed', next);

/** Opens the search page with a query in its address, and hands over the tab and the bytes of its scripts. */
async function inFreshProfile(query, act) {
  const context = await freshContext(browser);
  await context.addInitScript(watchHits);
  const tab = await context.newPage();
  const loaded = { bytes: 0 };
  tab.on('request', (request) => {
    const file = request.url().startsWith('file:') && fileURLToPath(request.url().replace(/[?#].*$/, ''));
    if (file && file.startsWith(path.join(root, 'search') + path.sep) && fs.existsSync(file)) loaded.bytes += fs.statSync(file).size;
  });
  await tab.goto(pathToFileURL(path.join(root, 'search.html')).href + (query && `?q=${encodeURIComponent(query)}`));
  const result = await act(tab, loaded);
  await context.close();
  return { query, ...result };
}

/** From the beginning of the navigation. */
async function open(tab, loaded) {
  await tab.waitForFunction(() => window.shownAt);
  return { time: await tab.evaluate(() => window.shownAt), ...(await settled(tab, loaded, 0)) };
}

/** From the Enter key on a page that is there. */
async function ask(tab, loaded, text, before) {
  const time = await tab.evaluate((asked) => {
    document.querySelector('#q').value = asked;
    document.querySelector('#results').textContent = '';
    window.shownAt = 0;
    window.watch();
    const start = performance.now();
    document.querySelector('#search').dispatchEvent(new Event('submit', { cancelable: true }));
    return new Promise((done) => {
      window.onShown = () => done(window.shownAt - start);
    });
  }, text);
  return { time, ...(await settled(tab, loaded, before)) };
}

/** Bytes for the first screen with its facets; then those of counting, and whether the number is exact. */
async function settled(tab, loaded, before) {
  await tab.waitForFunction(() => document.querySelector('#results').getAttribute('aria-busy') === 'false');
  await tab.waitForTimeout(200);
  const bytes = loaded.bytes - before;
  await tab.waitForFunction(() => document.querySelector('#result-count').getAttribute('aria-busy') !== 'true');
  const exact = await tab.evaluate(() => {
    const count = document.querySelector('#result-count');
    const about = document.querySelector('#search').getAttribute('data-about');
    return count.textContent !== about.replace('{n}', count.getAttribute('data-count'));
  });
  return { bytes, counted: loaded.bytes - before - bytes, exact };
}

/** Runs in every page before its scripts: when the first hits, or the word that there are none, stand in it. */
function watchHits() {
  window.watch = () => {
    const results = document.querySelector('#results');
    const observer = new MutationObserver(() => {
      if (!results.querySelector('li') && results.getAttribute('aria-busy') !== 'false') return;
      observer.disconnect();
      window.shownAt = performance.now();
      window.onShown?.();
    });
    observer.observe(results, { childList: true, attributes: true });
  };
  const begun = new MutationObserver(() => {
    if (!document.querySelector('#results')) return;
    begun.disconnect();
    if (location.search) window.watch();
  });
  begun.observe(document, { childList: true, subtree: true });
}

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
    let text;
    do text = fs.readFileSync(pages[below(pages.length)], 'utf8'); while (!/[\u4e00-\u9fff]{8}/.test(text));
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
  const kb = (key, share) => (at(key, share) / 1000).toFixed(0);
  const ms = (share) => at('time', share).toFixed(0);
  console.log(`${name}: KB median ${kb('bytes', 0.5)}, p95 ${kb('bytes', 0.95)}, max ${kb('bytes', 1)}; ms median ${ms(0.5)}, p95 ${ms(0.95)}, max ${ms(1)}`);
  if (list.some((each) => each.exact === undefined)) return;
  const exact = list.filter((each) => each.exact).length;
  console.log(`  counting afterwards: KB median ${kb('counted', 0.5)}, p95 ${kb('counted', 0.95)}, max ${kb('counted', 1)}; exact ${exact} of ${list.length}`);
  const worst = list.slice().sort((a, b) => b.bytes - a.bytes).slice(0, 3).map(({ query, bytes }) => `${query} ${bytes}`);
  console.log(`  most bytes: ${worst.join('; ')}`);
}
