// 大中小: chosen once, kept from page to page on file://, and harmless where storage is refused.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findingsOfAll, freshContext, launch, settle } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const { home, study } = site.leading;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('every kind of page offers 大中小 and 打印', async () => {
  const found = await findingsOfAll(browser, site, site.largest(), async (tab, page) => {
    await settle(tab);
    const missing = await tab.evaluate(() =>
      ['[data-set-size="l"]', '[data-set-size="m"]', '[data-set-size="s"]', '[data-print]'].filter((selector) => {
        const button = document.querySelector(selector);
        return !button || !window.probe.shown(button);
      }),
    );
    return missing.map((selector) => `${page}: ${selector} is not to be seen`);
  });
  expectNone(found, 'the buttons show where scripts run');
});

test('a size holds on the next page, by link and by address', async () => {
  const context = await freshContext(browser);
  const tab = await context.newPage();
  await tab.goto(site.url(home));
  await choose(tab, 'l');
  assert.deepEqual(await state(tab), { size: 'l', pressed: ['l'] }, `${home} after 大`);

  await tab.locator('a[href^="cases/"]').first().evaluate((link) => link.click());
  await tab.waitForURL((url) => url.pathname.includes('/cases/'));
  await settle(tab);
  assert.deepEqual(await state(tab), { size: 'l', pressed: ['l'] }, 'the page behind the first link to a case, after 大');

  await choose(tab, 's');
  assert.deepEqual(await state(tab), { size: 's', pressed: ['s'] }, 'that page after 小');

  const second = await context.newPage();
  await second.goto(site.url(study));
  await settle(second);
  assert.deepEqual(await state(second), { size: 's', pressed: ['s'] }, `${study}, opened by address`);

  await choose(second, 'm');
  await second.reload();
  await settle(second);
  assert.deepEqual(await state(second), { size: 'm', pressed: ['m'] }, `${study} after 中, loaded again`);
  await context.close();
});

test('text really grows and shrinks', async () => {
  const context = await freshContext(browser);
  const tab = await context.newPage();
  await tab.goto(site.url(study));
  const measure = () => tab.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main section p:not([class])')).fontSize));
  const sizes = {};
  for (const size of ['s', 'm', 'l']) {
    await choose(tab, size);
    sizes[size] = await measure();
  }
  await context.close();
  assert.ok(sizes.s < sizes.m && sizes.m < sizes.l, `${study}: text is ${JSON.stringify(sizes)} px`);
});

test('storage that is refused, or full, breaks nothing', async () => {
  for (const refusal of [refuseStorage, refuseWriting]) {
    const context = await freshContext(browser);
    await context.addInitScript(refusal);
    const tab = await context.newPage();
    const errors = [];
    tab.on('pageerror', (error) => errors.push(`${refusal.name}: ${error.message}`));
    tab.on('console', (message) => message.type() === 'error' && errors.push(`${refusal.name}: ${message.text()}`));
    for (const page of [home, study, ...site.pages.filter((each) => each === 'search.html')]) {
      await tab.goto(site.url(page));
      await choose(tab, 'l').catch((error) => errors.push(`${refusal.name}: ${error.message}`));
      const { size } = await state(tab);
      if (size !== 'l') errors.push(`${refusal.name}: ${page}: size is ${size} after 大`);
    }
    await context.close();
    expectNone(errors, 'the buttons work in the page at hand');
  }
});

test('a stored value nobody wrote is ignored', async () => {
  const context = await freshContext(browser);
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.goto(site.url(home));
  await choose(tab, 'l');
  await tab.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '"><b>');
  });
  await tab.reload();
  await settle(tab);
  const { size, pressed } = await state(tab);
  await context.close();
  expectNone(errors, 'no exception');
  assert.deepEqual({ size, pressed }, { size: 'm', pressed: ['m'] }, `${home} with garbage in storage`);
});

async function choose(tab, size) {
  try {
    await tab.locator(`[data-set-size="${size}"]`).click({ timeout: 10_000 });
  } catch {
    throw new Error(`${tab.url()}: [data-set-size="${size}"] cannot be clicked`);
  }
}

/** The size in force (none written means middle) and which buttons say they are pressed. */
function state(tab) {
  return tab.evaluate(() => ({
    size: document.documentElement.dataset.size ?? 'm',
    pressed: [...document.querySelectorAll('[data-set-size][aria-pressed="true"]')].map((button) => button.dataset.setSize),
  }));
}

function refuseStorage() {
  const refused = {
    get() {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    },
  };
  Object.defineProperty(window, 'localStorage', refused);
  Object.defineProperty(window, 'sessionStorage', refused);
  Object.defineProperty(Document.prototype, 'cookie', { ...refused, set: refused.get });
}

function refuseWriting() {
  Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
}
