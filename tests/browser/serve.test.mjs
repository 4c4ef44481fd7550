// The preview in a real browser: pages reload where they were, findings show in the page and leave it, a style sheet
// is swapped without a reload. What is served and when is asked by suite/serve.rs.

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
    fs.writeFileSync(whole, change(fs.readFileSync(whole, 'utf8')));
  };
  const stop = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((done) => server.on('exit', done));
    server.kill('SIGINT');
    assert.equal(await ended, 0);
    fs.rmSync(root, { recursive: true });
  };
  return { address, edit, sheet, stop };
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

test('an edited page reloads by itself and stays where it was', async () => {
  const { address, edit, stop } = await served();
  const tab = await opened(address, PAGE);
  const list = await opened(address, 'cases/index.html');
  await tab.evaluate(() => window.scrollTo(0, 1500));
  const before = await tab.evaluate(() => window.pageYOffset);
  assert.ok(before > 1000);
  edit(CASE, (text) => text.replace(/^title: 宽甸/m, 'title: 宽甸新题目'));
  await tab.waitForFunction(() => document.querySelector('h1').textContent.includes('新题目'));
  await tab.waitForFunction((place) => Math.abs(window.pageYOffset - place) < 2, before);
  await list.waitForFunction(() => document.body.textContent.includes('宽甸新题目'));
  // A link is followed from its top, whatever was remembered.
  await tab.goto(`${address}cases/lingqiu.html`);
  assert.equal(await tab.evaluate(() => window.pageYOffset), 0);
  await tab.context().close();
  await list.context().close();
  await stop();
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

test('the script of the preview is ES5', () => {
  const script = fs.readFileSync(path.join(SOURCE, 'src/serve/live.js'), 'utf8');
  parse(script, { ecmaVersion: 5 });
});
