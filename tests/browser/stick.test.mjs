// A USB stick as its readers open it: the two pages at its root, and the way from them into the site.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { findingsOfAll, freshContext, launch, visitAll } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { required, Site } from './site.mjs';
import { survey } from './survey.mjs';
import { violations } from './violations.mjs';

const run = promisify(execFile);
const binary = required('ATLAS_BIN');
const START = '打开案例图谱.html';
const PAGES = [START, 'instructions.html'];
let scratch, stick, browser;

before(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), '盘 一-'));
  const out = path.join(scratch, '案例');
  await run(binary, ['usb', '--out', out]);
  stick = new Site(out, START);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (scratch) fs.rmSync(scratch, { recursive: true });
});

test('the pages at the root load, without errors and without asking for anything outside', async () => {
  const known = new Set(stick.files);
  const visited = await visitAll(browser, stick, PAGES, survey);
  const findings = visited.flatMap(([page, facts]) => {
    if (facts.broken) return [facts.broken];
    const strange = facts.requests.filter((url) => !known.has(stick.fileAt(url)));
    const dead = facts.references.filter(({ url }) => !known.has(stick.fileAt(url)));
    const frame = [facts.lang === 'zh-CN', Boolean(facts.title), facts.h1 === 1, facts.main === 1];
    return [
      ...[...facts.console, ...facts.errors, ...facts.failed].map((text) => `${page}: ${text}`),
      ...strange.map((url) => `${page}: asks for ${url}`),
      ...dead.map(({ element, raw }) => `${page}: ${element} leads to ${raw}, no such file`),
      ...facts.repeatedIds.map((id) => `${page}: #${id} is there more than once`),
      ...(frame.every(Boolean) ? [] : [`${page}: lang, title, one h1 and one main are wanted, ${frame}`]),
    ];
  });
  expectNone(findings, 'both pages stand by themselves');
});

test('a reader gets from the start page to every other page of the stick', async () => {
  const visited = await visitAll(browser, stick, stick.pages, survey);
  const leads = new Map(visited.map(([page, { references = [] }]) => [page, references.filter(({ link }) => link)]));
  const reached = new Set([START]);
  for (const page of reached) for (const { url } of leads.get(page) ?? []) reached.add(stick.fileAt(url));
  const lost = stick.pages.filter((page) => !reached.has(page) && page !== 'atlas/404.html');
  expectNone(lost, 'links from the start page lead to every page');
});

test('a click on the large button opens the site', async () => {
  const context = await freshContext(browser);
  const tab = await context.newPage();
  await tab.goto(stick.url(START));
  await tab.click('.door-open a');
  await tab.waitForLoadState('load');
  assert.equal(stick.fileAt(tab.url()), 'atlas/index.html');
  assert.ok((await tab.textContent('main')).trim().length > 0, 'the home page has text');
  await context.close();
});

test('no sideways scroll from 320 to 1920 px', async () => {
  const sideways = async (tab, page) => {
    const found = [];
    for (const width of [320, 375, 768, 1280, 1920]) {
      await tab.setViewportSize({ width, height: 900 });
      const beyond = await tab.evaluate((width) => window.probe.beyond(width), width);
      found.push(...beyond.map((text) => `${page} at ${width} px: ${text}`));
    }
    return found;
  };
  expectNone(await findingsOfAll(browser, stick, PAGES, sideways), 'the page is no wider than the window');
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 375]) {
    test(`axe finds nothing at the root: ${colorScheme}, ${width} px`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' };
      expectNone(await findingsOfAll(browser, stick, PAGES, violations, options), 'no violation');
    });
  }
}
