// node benches/serve.mjs CONTENT [EDITS [PROGRAM ...]]: how long a save takes until Chromium shows it, over a content folder
// that corpus.py has written. Each kind of edit is saved EDITS times (20); the case is as it was afterwards. Several
// programs take turns, edit by edit, so that their times can be compared on a machine that others use. Without one it is
// ATLAS_BIN. Needs tests/browser/node_modules.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { launch } from '../tests/browser/browser.mjs';
import { required } from '../tests/browser/site.mjs';

const [content, edits = '20', ...programs] = process.argv.slice(2);
if (!programs.length) programs.push(required('ATLAS_BIN'));
const cases = path.join(content, 'cases');
const names = fs.readdirSync(cases).filter((name) => name.endsWith('.md')).sort();
const file = path.join(cases, names[Math.floor(names.length / 2)]);
const slug = path.basename(file, '.md');
const original = fs.readFileSync(file, 'utf8');

/** Edits, each from the original and with a mark of its own; where the page shows the mark. */
const kinds = {
  'a title': { edit: (mark) => original.replace(/^title: /m, `title: ${mark}`), at: 'h1', isListed: true },
  'a paragraph': { edit: (mark) => original.replace(/(\n## [^\n]*\n\n)/, `$1${mark}。\n\n`), at: 'main' },
  'a section more': { edit: (mark) => `${original}\n## ${mark} {#added}\n\n文。\n`, at: 'main' },
  'a figure': { edit: (mark) => original.replace(/^( *label: )/m, `$1${mark}`), at: 'main' },
};

const browser = await launch();
const subjects = [];
for (const program of programs) subjects.push(await begun(program));
const listed = await pageWith(`${slug}.html`);
for (const [kind, { edit, at, isListed }] of Object.entries(kinds)) {
  const times = subjects.map(() => ({ linked: [], shown: [], list: [] }));
  // The first of each kind is not counted: what it is compared with was of another kind.
  for (let number = 0; number <= Number(edits); number += 1) {
    for (const [at_, subject] of subjects.entries()) {
      const mark = `改${kind.length}${number}${at_}次`;
      const text = edit(mark);
      if (text === original) throw new Error(`${kind} cannot be edited`);
      // The others wait their turn: they would take the processors.
      const others = subjects.filter((other) => other !== subject);
      for (const other of others) other.server.kill('SIGSTOP');
      const told = subject.told.length;
      const begun = performance.now();
      fs.writeFileSync(file, text);
      await subject.tab.waitForFunction(
        ([at, mark]) => document.querySelector(at)?.textContent.includes(mark),
        [at, mark],
        { polling: 2 },
      );
      const shown = performance.now() - begun;
      const page = await get(subject, isListed ? listed : `cases/${slug}.html`);
      const list = performance.now() - begun;
      if (!page.includes(mark)) throw new Error('the list is stale');
      for (const other of others) {
        other.server.kill('SIGCONT');
        await other.tab.waitForFunction(([at, mark]) => document.querySelector(at)?.textContent.includes(mark), [at, mark]);
      }
      // The next save comes while the rules look at this one.
      await subject.tab.waitForTimeout(700);
      if (number > 0) {
        times[at_].linked.push(...subject.told.slice(told, told + 1));
        times[at_].shown.push(shown);
        times[at_].list.push(list);
      }
    }
  }
  for (const [at_, { linked, shown, list }] of times.entries()) {
    console.log(`${kind}: linked ${said(linked)}, shown ${said(shown)}, list ${said(list)}${programs.length > 1 ? `  ${programs[at_]}` : ''}`);
  }
}
fs.writeFileSync(file, original);
await browser.close();
for (const { server } of subjects) server.kill('SIGINT');

/** A server over the content, and a tab with the page of the case. */
async function begun(program) {
  const server = spawn(program, ['serve', '--port', '0', '--content', content]);
  const told = [];
  const address = await new Promise((found) => {
    server.stdout.on('data', (chunk) => {
      const words = String(chunk);
      told.push(...Array.from(words.matchAll(/已读入，(\d+) 毫秒/g), (match) => Number(match[1])));
      const address = /http:\/\/[0-9.]+:[0-9]+\//.exec(words);
      if (address) found(address[0]);
    });
  });
  const tab = await (await browser.newContext()).newPage();
  tab.setDefaultTimeout(120_000);
  await tab.goto(`${address}cases/${slug}.html`);
  await tab.waitForTimeout(3000);
  return { server, told, address, tab };
}

/** Median and p95, in milliseconds. */
function said(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]);
  return times.length ? `${at(0.5)} (p95 ${at(0.95)})` : '–';
}

async function get({ address }, page) {
  return (await fetch(`${address}${page}`)).text();
}

/** The page of the list of cases with a link to one. */
async function pageWith(link) {
  for (let number = 1; ; number += 1) {
    const page = number === 1 ? 'cases/index.html' : `cases/index--${number}.html`;
    if ((await get(subjects[0], page)).includes(`href="${link}"`)) return page;
  }
}
