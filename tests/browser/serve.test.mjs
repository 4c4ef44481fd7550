// The preview in a real browser: a page changes in place or reloads where it was, findings show in the page and leave it,
// a style sheet is swapped without a reload. What is served and when is asked by suite/serve.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { parse } from 'acorn';
import axe from 'axe-core';
import { launch } from './browser.mjs';
import { required } from './site.mjs';

const SOURCE = fileURLToPath(new URL('../../', import.meta.url));
const CASE = 'cases/kuandian.md';
const PAGE = 'cases/kuandian.html';
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The sample content in a folder of its own, with an empty theme sheet, served. */
async function served() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'atlas-serve-'));
  const content = path.join(root, 'content');
  const sheet = path.join(root, 'themes/default/css/99-own.css');
  fs.cpSync(path.join(SOURCE, 'content'), content, { recursive: true });
  fs.mkdirSync(path.dirname(sheet), { recursive: true });
  fs.writeFileSync(sheet, '');
  const server = spawn(required('ATLAS_BIN'), ['serve', '--port', '0', '--content', content]);
  const address = await new Promise((found, failed) => {
    let said = '';
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const address = /http:\/\/[0-9.]+:[0-9]+\//.exec(said);
      if (address && said.includes('Ctrl+C')) found(address[0]);
    });
    server.on('exit', () => failed(new Error(`the server ended: ${said}`)));
  });
  const edit = (file, change) => {
    const whole = path.join(content, file);
    fs.mkdirSync(path.dirname(whole), { recursive: true });
    fs.writeFileSync(whole, change(fs.existsSync(whole) ? fs.readFileSync(whole, 'utf8') : ''));
  };
  const theme = (file, text) => {
    const whole = path.join(root, 'themes/default', file);
    fs.mkdirSync(path.dirname(whole), { recursive: true });
    fs.writeFileSync(whole, text);
  };
  const stop = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((done) => server.on('exit', done));
    server.kill('SIGINT');
    assert.equal(await ended, 0);
    fs.rmSync(root, { recursive: true });
  };
  return { address, edit, theme, sheet, stop };
}

/** A tab with a page, in a profile of its own. */
async function opened(address, page, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN', ...options });
  const tab = await context.newPage();
  tab.setDefaultTimeout(60_000);
  await tab.goto(address + page);
  return tab;
}

const panel = (tab) => tab.locator('#case-atlas-live section.panel');
const badge = (tab) => tab.locator('#case-atlas-live button.badge');

test('an edited page renews itself and stays where it was', async () => {
  const { address, edit, stop } = await served();
  const tab = await opened(address, PAGE);
  const list = await opened(address, 'cases/index.html');
  await tab.evaluate(() => window.scrollTo(0, 1500));
  const before = await tab.evaluate(() => window.pageYOffset);
  assert.ok(before > 1000);
  edit(CASE, (text) => text.replace(/^title: 宽甸/m, 'title: 宽甸新题目'));
  await tab.waitForFunction(() => document.querySelector('h1')?.textContent.includes('新题目'));
  await tab.waitForFunction((place) => Math.abs(window.pageYOffset - place) < 2, before);
  await list.waitForFunction(() => document.body.textContent.includes('宽甸新题目'));
  // A link is followed from its top, whatever was remembered.
  await tab.goto(`${address}cases/lingqiu.html`);
  assert.equal(await tab.evaluate(() => window.pageYOffset), 0);
  await tab.context().close();
  await list.context().close();
  await stop();
});

/** What a page shows, after its scripts: without what the preview puts there. */
const shown = (tab) => tab.evaluate(() => {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelectorAll('#case-atlas-live, [data-stamp]').forEach((own) => own.remove());
  return copy.outerHTML;
});

/** Marks the window: whoever reloads loses it. */
const mark = (tab) => tab.evaluate(() => { window.isSame = true; });
const isMarked = (tab) => tab.evaluate(() => window.isSame === true);

test('after every edit a page is what it would be if it were loaded, and was not reloaded', async () => {
  const { address, edit, stop } = await served();
  const pages = [PAGE, 'index.html', 'cases/index.html', 'keywords.html', 'data.html'];
  const tabs = [];
  for (const page of pages) tabs.push(await opened(address, page));
  for (const tab of tabs) await mark(tab);
  const edits = [
    ['a title', (text) => text.replace(/^title: /m, 'title: 新题目甲')],
    ['a paragraph more', (text) => text.replace('\n## ', '\n新的一段乙。\n\n## ')],
    ['a section more', (text) => `${text}\n\n## 又一节丙 {#more}\n\n- 一\n- 二\n\n|甲|乙|\n|--|--|\n|1|2|\n\n有注[^zz]。\n\n[^zz]: 注文丁。\n`],
    ['sections in another order', (text) => text.replace(/(\n## 又一节丙[^]*)$/, '').replace('\n## ', '\n## 在前头的一节戊 {#early}\n\n文。\n\n## ')],
    ['a word', (text) => text.replace('新的一段乙', '改过的一段己')],
    ['keywords', (text) => text.replace('keywords: [', 'keywords: [庚辛壬, ')],
    ['a section fewer', (text) => text.replace(/\n## 在前头的一节戊[^]*?\n\n(?=## )/, '\n')],
    ['a summary', (text) => text.replace(/^summary: /m, 'summary: 概要癸。')],
  ];
  for (const [what, change] of edits) {
    edit(CASE, change);
    const fresh = await opened(address, PAGE);
    // A page loaded too early is renewed as well: both come to the same.
    for (const [at, tab] of tabs.entries()) {
      await fresh.goto(address + pages[at]);
      await until(async () => (await shown(tab)) === (await shown(fresh)), `${what}: ${pages[at]}`);
      assert.equal(await isMarked(tab), true, `${what}: ${pages[at]} was reloaded`);
    }
    await fresh.context().close();
  }
  for (const tab of tabs) await tab.context().close();
  await stop();
});

/** Asks again until it is so; what never becomes so is a failure. */
async function until(isSo, what) {
  for (let times = 0; times < 400; times += 1) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  assert.fail(`never so: ${what}`);
}

test('a page that is renewed keeps what its reader has done, and its buttons work', async () => {
  const { address, edit, stop } = await served();
  const tab = await opened(address, PAGE);
  await tab.evaluate(() => {
    window.isSame = true;
    window.untouched = document.querySelector('#sec-sources, #citation');
  });
  await tab.locator('[data-set-size="l"]').click();
  await tab.locator('a.skip').focus();
  const focused = () => tab.evaluate(() => document.activeElement.className);
  assert.equal(await focused(), 'skip');
  edit(CASE, (text) => text.replace(/^title: 宽甸/m, 'title: 宽甸新题目').replace('\n## ', '\n新的一段。\n\n## '));
  await tab.waitForFunction(() => document.querySelector('h1')?.textContent.includes('新题目'));
  assert.match(await tab.title(), /新题目/);
  assert.equal(await isMarked(tab), true);
  assert.equal(await focused(), 'skip', 'the focus stays');
  assert.equal(await tab.evaluate(() => document.contains(window.untouched)), true, 'what is as it was stays the same element');
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.size), 'l');
  assert.equal(await tab.locator('[data-set-size="l"]').getAttribute('aria-pressed'), 'true');
  // Each button acts once.
  await tab.locator('[data-large-print]').click();
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.size), 'x');
  await tab.evaluate(() => { navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }; });
  await tab.locator('[data-copy]').click();
  assert.match(await tab.evaluate(() => window.copied), /新题目/);
  await tab.evaluate(() => { window.printed = 0; window.print = () => { window.printed += 1; }; });
  await tab.locator('[data-print]').first().click();
  assert.equal(await tab.evaluate(() => window.printed), 1);
  await tab.context().close();
  await stop();
});

test('a page that cannot be renewed in place is reloaded', async () => {
  const { address, edit, theme, stop } = await served();
  // Its scripts have loaded what they search in.
  const search = await opened(address, 'search.html?q=%E6%97%85%E6%B8%B8');
  const found = await opened(address, `${PAGE}?q=%E6%97%85%E6%B8%B8`);
  const page = await opened(address, PAGE);
  for (const tab of [search, found, page]) await mark(tab);
  const isReloaded = (tab) => tab.waitForFunction(() => !window.isSame && document.readyState === 'complete');
  edit(CASE, (text) => text.replace(/^title: 宽甸/m, 'title: 宽甸新题目'));
  await isReloaded(search);
  await isReloaded(found);
  await found.waitForFunction(() => document.querySelector('h1')?.textContent.includes('新题目'));
  await page.waitForFunction(() => document.querySelector('h1')?.textContent.includes('新题目'));
  assert.equal(await isMarked(page), true);
  // A template may bring other scripts; a picture has the address it had.
  theme('templates/partials/footer.html', '<p id="own-footer">新页脚</p>');
  await page.waitForFunction(() => document.querySelector('#own-footer'));
  assert.equal(await isMarked(page), false);
  await mark(page);
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  edit('cases/kuandian/market.png', () => picture);
  await isReloaded(page);
  // A script that does not answer may have set up what was replaced.
  theme('js/atlas.js', 'window.isOwn = true;');
  await page.waitForFunction(() => window.isOwn);
  await mark(page);
  edit(CASE, (text) => text.replace('新题目', '再一个题目'));
  await page.waitForFunction(() => !window.isSame && document.querySelector('h1')?.textContent.includes('再一个题目'));
  for (const tab of [search, found, page]) await tab.context().close();
  await stop();
});

test('a server that ends leaves its pages as they are', async () => {
  const { address, edit, stop } = await served();
  const tab = await opened(address, PAGE);
  await mark(tab);
  const title = await tab.locator('h1').textContent();
  edit(CASE, (text) => text);
  await stop();
  await tab.evaluate(() => new Promise((done) => setTimeout(done, 1500)));
  assert.equal(await isMarked(tab), true);
  assert.equal(await tab.locator('h1').textContent(), title);
  await tab.context().close();
});

test('errors show in the page, obey the keyboard, and leave when mended', async () => {
  const { address, edit, stop } = await served();
  const tab = await opened(address, PAGE);
  const title = await tab.locator('h1').textContent();
  edit(CASE, (text) => text.replace(/^slug: kuandian$/m, 'slug: [kuandian'));
  await panel(tab).waitFor();
  const said = await panel(tab).textContent();
  assert.match(said, /1 个错误/);
  assert.match(said, /content\/cases\/kuandian\.md:\d+:\d+/);
  assert.match(said, /CA0201/);
  assert.match(said, /帮助：/);
  assert.equal(await panel(tab).getAttribute('role'), 'region');
  assert.equal(await tab.locator('h1').textContent(), title);

  const focused = () => tab.evaluate(() => document.querySelector('#case-atlas-live').shadowRoot.activeElement?.className);
  await tab.keyboard.press('Tab');
  assert.equal(await focused(), 'close');
  await tab.keyboard.press('Tab');
  assert.equal(await focused(), 'list');
  await tab.addScriptTag({ content: axe.source });
  const { violations } = await tab.evaluate(() => window.axe.run('#case-atlas-live'));
  assert.deepEqual(violations.map((violation) => violation.help), []);

  await tab.keyboard.press('Escape');
  await panel(tab).waitFor({ state: 'hidden' });
  assert.equal(await focused(), 'badge bad');
  await tab.reload();
  await badge(tab).waitFor();
  assert.equal(await panel(tab).isVisible(), false, 'what was closed stays closed');
  await badge(tab).focus();
  await tab.keyboard.press('Enter');
  await panel(tab).waitFor();
  assert.equal(await focused(), 'close');

  edit(CASE, (text) => text.replace('slug: [kuandian', 'slug: kuandian'));
  await panel(tab).waitFor({ state: 'hidden' });
  const good = tab.locator('#case-atlas-live [role=status]');
  await good.waitFor();
  assert.equal(await good.textContent(), '全部改好');
  await tab.reload();
  await tab.waitForLoadState('networkidle').catch(() => {});
  assert.equal(await good.isVisible().catch(() => false), false, 'it is said once');
  await tab.context().close();
  await stop();
});

test('warnings show as a button, and nothing of the overlay is printed', async () => {
  const { address, edit, stop } = await served();
  const tab = await opened(address, PAGE, { viewport: { width: 375, height: 700 } });
  edit(CASE, (text) => text.replace('\n## 背景', '\n半角标点,在这里。\n\n## 背景'));
  await badge(tab).waitFor();
  assert.match(await badge(tab).textContent(), /个警告/);
  assert.equal(await panel(tab).isVisible(), false);
  await badge(tab).click();
  await panel(tab).waitFor();
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, 'the page does not scroll sideways');
  await tab.emulateMedia({ media: 'print' });
  assert.equal(await panel(tab).isVisible(), false);
  await tab.context().close();
  await stop();
});

test('a style sheet is swapped without a reload', async () => {
  const { address, sheet, stop } = await served();
  const tab = await opened(address, PAGE);
  await tab.evaluate(() => { window.isSame = true; });
  // The page hears only of what comes after it has begun to listen: its first report.
  await tab.waitForFunction(() => performance.getEntriesByType('resource').some((entry) => entry.name.includes('.case-atlas/live.js')));
  fs.writeFileSync(sheet, 'h1 { letter-spacing: 7px; }\n');
  await tab.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px');
  assert.equal(await tab.evaluate(() => window.isSame), true);
  await tab.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 3);
  await tab.context().close();
  await stop();
});

test('sheets saved twice before the first has loaded are swapped once', async () => {
  const { address, sheet, stop } = await served();
  const tab = await opened(address, PAGE);
  const faults = [];
  tab.on('pageerror', (fault) => faults.push(String(fault)));
  const links = () => tab.evaluate(() => document.querySelectorAll('link[rel=stylesheet]').length);
  const linked = await links();
  await tab.waitForFunction(() => performance.getEntriesByType('resource').some((entry) => entry.name.includes('.case-atlas/live.js')));
  const held = [];
  let isHeld = true;
  await tab.route(/\.css\?/, (route) => (isHeld ? held.push(route) : route.continue()));
  fs.writeFileSync(sheet, 'h1 { letter-spacing: 7px; }\n');
  await until(() => held.length === linked, 'the first sheets are asked for');
  fs.writeFileSync(sheet, 'h1 { letter-spacing: 9px; }\n');
  await until(() => held.length === 2 * linked, 'the second sheets are asked for');
  isHeld = false;
  for (const route of held) await route.continue().catch(() => {});
  await tab.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '9px');
  await until(async () => (await links()) === linked, 'each sheet is linked once');
  assert.deepEqual(faults, []);
  await tab.context().close();
  await stop();
});

test('a page that could not fetch what is new asks again', async () => {
  const { address, edit, stop } = await served();
  const tab = await opened(address, PAGE);
  await mark(tab);
  let failures = 0;
  await tab.route(address + PAGE, (route) => {
    failures += 1;
    return failures === 1 ? route.abort() : route.continue();
  });
  edit(CASE, (text) => text.replace(/^title: 宽甸/m, 'title: 宽甸新题目'));
  await tab.waitForFunction(() => document.querySelector('h1')?.textContent.includes('新题目'));
  assert.equal(failures > 1, true);
  assert.equal(await isMarked(tab), true);
  await tab.context().close();
  await stop();
});

test('the scripts of the preview are ES5', () => {
  for (const name of ['patch.js', 'live.js']) {
    parse(fs.readFileSync(path.join(SOURCE, 'src/serve', name), 'utf8'), { ecmaVersion: 5 });
  }
});
