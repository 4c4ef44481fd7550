// Search on a site of more than 600 pages: a long word is counted by its pieces first, then exactly,
// within bounds; a new query stops the counting of the old one.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { freshContext, launch } from './browser.mjs';
import { serve } from './server.mjs';
import { required, Site } from './site.mjs';

const run = promisify(execFile);
const CASES = 330;
/** On the page of one case in eighteen; two hold its pieces, apart from each other. */
const PHRASE = '合作社带动';
const APART = '合作社带头，联社带动';
/** On the pages of one case; its number, and the end of its number with the unit, on those of every case. */
const AMOUNT = '2017万元';
const PLAIN = '合作社派工，各户出力';
const OTHER = '光伏电站';
/** Pages whose text may be read over http only to count. */
const VERIFIED = 32;
let scratch, site, server, browser, texts;

before(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), '大站-'));
  const content = path.join(scratch, 'content');
  fs.cpSync(new URL('../../content', import.meta.url), content, { recursive: true });
  for (let number = 0; number < CASES; number += 1) fs.writeFileSync(path.join(content, 'cases', `plain-${number}.md`), study(number));
  const out = path.join(scratch, 'site');
  await run(required('ATLAS_BIN'), ['build', '--content', content, '--out', out], { maxBuffer: 1 << 26 });
  site = new Site(out);
  server = await serve(site.root);
  browser = await launch();
  texts = await ownTexts();
});
after(async () => {
  await browser?.close();
  await server?.close();
  if (scratch) fs.rmSync(scratch, { recursive: true });
});

test('there are more pages than are looked at while they are listed', () => {
  assert.ok(site.pages.length > 600, `${site.pages.length} pages`);
  assert.ok(truth(PHRASE) > 16 && truth('社带动') > truth(PHRASE) + VERIFIED, 'pages with the phrase, and more with its pieces');
});

test('on a disk a long word is counted exactly, and said once', async () => {
  await withTab(async (tab) => {
    await ask(tab, site.url('search.html'), PHRASE);
    const { text, number, busy } = await counted(tab);
    assert.equal(busy, 'true', 'the number is held back from screen readers');
    assert.equal(text, `约${number}页`);
    assert.ok(number > truth(PHRASE), `${number} pages hold the pieces`);
    const last = await finished(tab);
    assert.deepEqual(last, { text: `得${truth(PHRASE)}页`, number: truth(PHRASE), busy: 'false' });
  });
});

test('what is listed on demand is the rest, each once', async () => {
  await withTab(async (tab) => {
    await ask(tab, site.url('search.html'), PHRASE);
    await finished(tab);
    while (await tab.locator('#more').isVisible()) {
      await tab.locator('#more').click();
      await tab.waitForFunction(() => document.querySelector('#results').getAttribute('aria-busy') === 'false');
    }
    const links = await tab.locator('#results h3 a').evaluateAll((all) => all.map((link) => link.pathname));
    assert.equal(links.length, truth(PHRASE));
    assert.equal(new Set(links).size, links.length);
  });
});

test('over http what is read only to count is bounded, and the number stays 约', async () => {
  await withTab(async (tab) => {
    const texts = new Set();
    tab.on('request', (request) => /\/search\/t\d/.test(request.url()) && texts.add(request.url()));
    await ask(tab, server.url('search.html'), PHRASE);
    const last = await finished(tab);
    assert.equal(last.text, `约${last.number}页`);
    // Those of the first screen besides.
    assert.ok(texts.size <= VERIFIED + 8, `${texts.size} texts were read`);
  });
});

test('a number with its unit is found without reading where they stand apart', async () => {
  assert.ok(truth('2017年') > 300 && truth('417万元') > 300 && truth(AMOUNT) > 0);
  await withTab(async (tab) => {
    const texts = new Set();
    tab.on('request', (request) => /\/search\/t\d/.test(request.url()) && texts.add(request.url()));
    await ask(tab, site.url('search.html'), AMOUNT);
    assert.deepEqual(await finished(tab), { text: `得${truth(AMOUNT)}页`, number: truth(AMOUNT), busy: 'false' });
    assert.ok(texts.size <= truth(AMOUNT) + 2, `${texts.size} texts were read for ${truth(AMOUNT)} pages`);
  });
});

test('a new query stops the counting of the old one', async () => {
  await withTab(async (tab) => {
    await ask(tab, site.url('search.html'), PHRASE);
    await tab.locator('input[type=search]').fill(OTHER);
    await tab.waitForFunction((asked) => document.querySelector('h1').textContent.includes(asked), OTHER);
    const last = await finished(tab);
    assert.deepEqual(last, { text: `得${truth(OTHER)}页`, number: truth(OTHER), busy: 'false' });
    await tab.waitForTimeout(2500);
    assert.deepEqual(await counted(tab), last, 'nothing is said of the old query');
  });
});

/** Pages whose main part says the words, which stand nowhere but in plain paragraphs. */
function truth(words) {
  return texts.filter((text) => text.includes(words)).length;
}

/** What the main part of each page says that no other page does. */
async function ownTexts() {
  const pages = site.pages.filter((page) => page !== 'search.html');
  const tab = await browser.newPage();
  const own = await tab.evaluate((all) => all.map((html) => {
    const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
    main.querySelectorAll('[data-elsewhere], [hidden]').forEach((part) => part.remove());
    return main.textContent;
  }), pages.map((page) => site.read(page)));
  await tab.close();
  return own;
}

async function withTab(act) {
  const context = await freshContext(browser);
  await act(await context.newPage());
  await context.close();
}

async function ask(tab, address, query) {
  await tab.goto(`${address}?q=${encodeURIComponent(query)}`);
  await tab.waitForFunction(() => document.querySelector('#results').getAttribute('aria-busy') === 'false' && document.querySelector('#results li'));
}

function counted(tab) {
  return tab.locator('#result-count').evaluate((count) => ({
    text: count.textContent,
    number: Number(count.getAttribute('data-count')),
    busy: count.getAttribute('aria-busy'),
  }));
}

async function finished(tab) {
  await tab.waitForFunction(() => document.querySelector('#result-count').getAttribute('aria-busy') === 'false');
  return counted(tab);
}

function study(number) {
  const said = [PHRASE, APART, APART][number % 18] ?? PLAIN;
  const amount = number === 7 ? `先后投入${AMOUNT}。` : '';
  const station = number % 9 ? '' : `屋顶装了${OTHER}。`;
  return `---
title: 合成材料第${number}份
short: 材料${number}
slug: plain-${number}
region: 210624
period: 2016/2018
published: 2026-11-20
summary: 用来看大站检索的合成材料，第${number}份。
keywords: [合成]
drivers: [government]
challenges: [market-access]
sources:
  - id: s1
    title: 合成材料
    publisher: 测试
    date: 2018-06-01
    kind: press
    rights: rewritten
---

## 基本情况 {#profile}

全村共${100 + number}户。

## 做法 {#practice model="ecommerce" challenge="market-access"}

村里的${said}，各户按股分红。${station}到2017年，合作社账上有417万元。${amount}

## 成效 {#results}

收成好了一些。
`;
}
