// node benches/serve.mjs CONTENT [EDITS]: how long a save takes until Chromium shows it, over a content folder that
// corpus.py has written. The case is edited and stays edited. Needs tests/browser/node_modules and ATLAS_BIN.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { launch } from '../tests/browser/browser.mjs';
import { required } from '../tests/browser/site.mjs';

const [content, edits = '20'] = process.argv.slice(2);
const cases = path.join(content, 'cases');
const names = fs.readdirSync(cases).filter((name) => name.endsWith('.md')).sort();
const file = path.join(cases, names[Math.floor(names.length / 2)]);
const slug = path.basename(file, '.md');

const server = spawn(required('ATLAS_BIN'), ['serve', '--port', '0', '--content', content]);
const told = [];
const address = await new Promise((found) => {
  server.stdout.on('data', (chunk) => {
    const said = String(chunk);
    told.push(...Array.from(said.matchAll(/已更新，(\d+) 毫秒/g), (match) => Number(match[1])));
    const address = /http:\/\/[0-9.]+:[0-9]+\//.exec(said);
    if (address) found(address[0]);
  });
});
const browser = await launch();
const tab = await (await browser.newContext()).newPage();
const index = [];
const shown = [];
await tab.goto(`${address}cases/${slug}.html`);
await tab.waitForTimeout(3000);
const page = await pageWith(`${slug}.html`);
for (let edit = 0; edit < Number(edits); edit += 1) {
  const mark = `改${edit}次`;
  const text = fs.readFileSync(file, 'utf8').replace(/^title: (?:改\d+次)?/m, `title: ${mark}`);
  const begun = performance.now();
  fs.writeFileSync(file, text);
  await tab.waitForFunction((mark) => document.querySelector('h1')?.textContent.includes(mark), mark, { polling: 5 });
  shown.push(performance.now() - begun);
  const list = await get(page);
  if (!list.includes(mark)) throw new Error('the list is stale');
  index.push(performance.now() - begun);
  await tab.waitForTimeout(500);
}
await browser.close();
server.kill('SIGINT');
const at = (times, share) => Math.round([...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)]);
for (const [what, times] of [['noticed and linked', told], ['shown in the browser', shown], ['and the list of cases fetched', index]]) {
  console.log(`${what}, ms: median ${at(times, 0.5)}, p95 ${at(times, 0.95)}`);
}

async function get(path) {
  return (await fetch(`${address}${path}`)).text();
}

/** The page of the list of cases with a link to one. */
async function pageWith(link) {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? 'cases/index.html' : `cases/index--${number}.html`;
    if ((await get(path)).includes(`href="${link}"`)) return path;
  }
}
