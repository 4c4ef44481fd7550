// Slides as a teacher shows them: keys, touch, overview, notes, paper; nothing cut off, nothing fetched.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { findingsOfAll, freshContext, launch } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { required, Site } from './site.mjs';
import { violations } from './violations.mjs';

const run = promisify(execFile);
const binary = required('ATLAS_BIN');
const CASE = 'cases/kuandian-slides.html';
const HELD = 'cases/kuandian-slides-teacher.html';
const SCREEN = { width: 1280, height: 720 };
let scratch, student, teacher, browser;

before(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), '幻灯 一-'));
  const made = async (edition, home) => {
    const out = path.join(scratch, edition);
    await run(binary, ['pack', '--all', '--format', 'slides', '--edition', edition, '--out', out]);
    return new Site(out, home);
  };
  student = await made('student', CASE);
  teacher = await made('teacher', HELD);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (scratch) fs.rmSync(scratch, { recursive: true });
});

/** Opens a deck; `tab.at()` tells the number of the slide shown. */
async function opened(site, page, options = {}, hash = '') {
  const context = await freshContext(browser, { viewport: SCREEN, ...options });
  const tab = await context.newPage();
  const requests = [];
  const faults = [];
  tab.on('request', (request) => requests.push(request.url()));
  tab.on('pageerror', (error) => faults.push(error.message));
  tab.on('console', (message) => faults.push(message.text()));
  await tab.goto(site.url(page) + hash);
  const at = () => tab.evaluate(() => Number(document.querySelector('.frame.on').id));
  return { context, tab, at, requests, faults };
}

test('every deck loads without errors and asks for nothing', async () => {
  const findings = [];
  for (const site of [student, teacher]) {
    for (const page of site.pages) {
      const { context, requests, faults } = await opened(site, page);
      findings.push(...faults.map((fault) => `${page}: ${fault}`));
      findings.push(...requests.slice(1).filter((url) => !url.startsWith('data:')).map((url) => `${page}: asks for ${url}`));
      await context.close();
    }
  }
  expectNone(findings, 'the file stands alone');
});

test('keys lead through the deck, and the address tells where', async () => {
  const { context, tab, at } = await opened(student, CASE);
  const count = await tab.locator('.frame').count();
  assert.ok(count > 20, `${count} slides`);
  const steps = [
    ['ArrowRight', 2], ['Space', 3], ['PageDown', 4], ['ArrowLeft', 3], ['Shift+Space', 2], ['PageUp', 1],
    ['ArrowLeft', 1], ['End', count], ['ArrowRight', count], ['Home', 1], ['ArrowDown', 2], ['ArrowUp', 1],
  ];
  for (const [key, expected] of steps) {
    await tab.keyboard.press(key);
    assert.equal(await at(), expected, `after ${key}`);
    if (key !== 'ArrowUp') assert.equal(new URL(tab.url()).hash.replace(/^$/, '#1'), `#${expected}`, `address after ${key}`);
  }
  for (const key of ['1', '2', 'Enter']) await tab.keyboard.press(key);
  assert.equal(await at(), 12, 'a number and Enter');
  assert.equal(await tab.locator('.frame:visible').count(), 1, 'one slide is shown');
  await tab.reload();
  assert.equal(await at(), 12, 'the address leads back');
  await context.close();
});

test('overview, help and black screen come and go', async () => {
  const { context, tab, at } = await opened(student, CASE, {}, '#6');
  const count = await tab.locator('.frame').count();
  await tab.keyboard.press('Escape');
  assert.equal(await tab.locator('.frame:visible').count(), count, 'the overview shows all');
  await tab.keyboard.press('ArrowDown');
  assert.equal(await at(), 10, 'a row down');
  await tab.locator('.frame').nth(2).click();
  assert.equal(await at(), 3, 'a click chooses');
  assert.equal(await tab.locator('.frame:visible').count(), 1, 'and leaves the overview');
  await tab.keyboard.press('?');
  assert.ok(await tab.locator('#help').isVisible(), 'help is shown');
  await tab.keyboard.press('ArrowRight');
  assert.equal(await at(), 3, 'the deck stands still behind it');
  await tab.keyboard.press('Escape');
  assert.ok(await tab.locator('#help').isHidden(), 'help is gone');
  await tab.keyboard.press('b');
  assert.ok(await tab.evaluate(() => document.documentElement.classList.contains('black')), 'black');
  await tab.keyboard.press('ArrowRight');
  assert.equal(await at(), 3, 'the first key only lights the screen');
  await context.close();
});

test('fingers turn the slides', async () => {
  const { context, tab, at } = await opened(student, CASE, { hasTouch: true });
  const swipe = (from, to) =>
    tab.evaluate(([from, to]) => {
      const touch = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
      document.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(from)], changedTouches: [touch(from)] }));
      document.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: [touch(to)] }));
    }, [from, to]);
  await swipe(800, 300);
  assert.equal(await at(), 2, 'to the left is forward');
  await swipe(300, 800);
  assert.equal(await at(), 1, 'to the right is back');
  await swipe(300, 310);
  assert.equal(await at(), 1, 'a tap is no swipe');
  await context.close();
});

test('nothing is cut off on any slide at 1280 and 1920 px', async () => {
  const findings = [];
  for (const viewport of [SCREEN, { width: 1920, height: 1080 }]) {
    const look = async (tab, page) => {
      const found = await tab.evaluate(lookAtSlides);
      return found.map((fault) => `${page} at ${viewport.width} px: ${fault}`);
    };
    findings.push(...(await findingsOfAll(browser, teacher, teacher.pages, look, { viewport })));
  }
  expectNone(findings, 'everything stands above the foot of its slide');
});

/** Shows each slide in turn; tells what reaches below its foot or over its edge. */
function lookAtSlides() {
  const found = [];
  for (const frame of document.querySelectorAll('.frame')) {
    document.querySelector('.frame.on').classList.remove('on');
    frame.classList.add('on');
    const slide = frame.querySelector('.slide').getBoundingClientRect();
    const foot = frame.querySelector('.foot').getBoundingClientRect();
    for (const element of frame.querySelectorAll('.slide *')) {
      if (element.closest('.foot') || element.children.length > 0) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0) continue;
      const out = box.bottom > foot.top + 1 || box.right > slide.right || box.left < slide.left || box.top < slide.top;
      if (out) found.push(`slide ${frame.id}: ${element.textContent.slice(0, 12)} at ${Math.round(box.bottom)} below ${Math.round(foot.top)}`);
    }
  }
  return found;
}

test('on a phone the slides are read one below the other', async () => {
  const look = async (tab, page) => {
    const facts = await tab.evaluate(() => ({
      beyond: document.documentElement.scrollWidth - window.innerWidth,
      hidden: [...document.querySelectorAll('.frame')].filter((frame) => frame.offsetHeight === 0).length,
      small: parseFloat(getComputedStyle(document.querySelector('.points li')).fontSize),
    }));
    return [
      ...(facts.beyond > 0 ? [`${page}: ${facts.beyond} px too wide`] : []),
      ...(facts.hidden > 0 ? [`${page}: ${facts.hidden} slides are hidden`] : []),
      ...(facts.small < 16 ? [`${page}: points of ${facts.small} px`] : []),
    ];
  };
  for (const width of [320, 375]) {
    const options = { viewport: { width, height: 740 } };
    expectNone(await findingsOfAll(browser, student, student.pages, look, options), 'no slide is lost');
  }
});

test('the buttons stand within the window, and slips hold their words', async () => {
  const findings = [];
  for (const [width, height] of [[1280, 720], [1920, 1080], [1024, 768], [375, 740]]) {
    for (const page of student.pages) {
      const { context, tab } = await opened(student, page, { viewport: { width, height } });
      findings.push(...(await tab.evaluate(() => {
        const buttons = [...document.querySelectorAll('#bar button')].filter((button) => button.offsetParent);
        const out = buttons.filter((button) => {
          const box = button.getBoundingClientRect();
          return box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth;
        });
        const slips = [...document.querySelectorAll('.slip')].filter((slip) => slip.scrollHeight > slip.clientHeight + 1);
        return [...(buttons.length ? [] : ['no buttons']), ...out.map((button) => button.dataset.do), ...slips.map((slip) => slip.textContent)];
      })).map((fault) => `${page} at ${width}: ${fault}`));
      await context.close();
    }
  }
  expectNone(findings, 'all is within');
});

test('without scripts every slide is there', async () => {
  const { context, tab } = await opened(student, CASE, { javaScriptEnabled: false });
  const boxes = await tab.locator('.slide').all();
  const seen = await Promise.all(boxes.map((slide) => slide.isVisible()));
  assert.ok(seen.length > 20 && seen.every(Boolean), 'all are visible');
  assert.ok(await tab.locator('#bar').isHidden(), 'buttons that do nothing are not shown');
  await context.close();
});

test('one slide a page, A4 across', async () => {
  const { context, tab } = await opened(teacher, HELD);
  const count = await tab.locator('.frame').count();
  const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
  await context.close();
  const sizes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map(([, width, height]) => [Number(width), Number(height)]);
  assert.equal((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length, count);
  expectNone(sizes.filter(([width, height]) => Math.abs(width - 842) > 2 || Math.abs(height - 595) > 2).map(String), 'every sheet lies across');
});

test('notes are in the teacher edition alone: a panel, and a window that follows', async () => {
  for (const page of student.pages) {
    assert.ok(!/class="notes"|data-do="notes"|caseAtlasSlide/.test(student.read(page)), `${page} has notes`);
  }
  const { context, tab, at } = await opened(teacher, HELD);
  await tab.keyboard.press('n');
  assert.ok(await tab.locator('.frame.on .notes').isVisible(), 'the panel opens');
  await tab.keyboard.press('n');
  assert.ok(await tab.locator('.frame.on .notes').isHidden(), 'and closes');
  const [own] = await Promise.all([context.waitForEvent('page'), tab.keyboard.press('w')]);
  await own.waitForLoadState();
  await own.setViewportSize({ width: 1000, height: 720 });
  assert.ok(await own.locator('.frame.on .notes').isVisible(), 'the window shows notes');
  // Not waitForFunction: it evaluates text in the page, which the page's own policy forbids.
  const shown = async (tab, number) => {
    const there = () => tab.evaluate((number) => document.querySelector('.frame.on').id === String(number), number);
    for (let tries = 0; tries < 50 && !(await there()); tries += 1) await tab.waitForTimeout(100);
    assert.ok(await there(), `slide ${number} is shown`);
  };
  await tab.keyboard.press('ArrowRight');
  await shown(own, 2);
  await own.keyboard.press('ArrowRight');
  await shown(tab, 3);
  assert.equal(await at(), 3);
  await context.close();
});

for (const [name, options] of Object.entries({
  'a screen': { viewport: SCREEN },
  'a dark screen': { viewport: SCREEN, colorScheme: 'dark' },
  'a phone': { viewport: { width: 375, height: 740 } },
})) {
  test(`axe finds nothing on ${name}`, async () => {
    const look = async (tab, page) => {
      const found = await violations(tab, page);
      await tab.keyboard.press('End');
      return [...found, ...(await violations(tab, page))];
    };
    const pages = [HELD, 'training/ecommerce-slides-teacher.html'];
    expectNone(await findingsOfAll(browser, teacher, pages, look, options), 'no violation');
  });
}
