// 大中小 and 大字版: chosen once, kept from page to page on file://, and harmless where storage is refused.

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

test('large print: half as large again, black on white, one column', async () => {
  const found = await findingsOfAll(browser, site, site.largest(), async (tab, page) => {
    const [before, after] = await tab.evaluate(`['m', 'x'].map((size) => {
      document.documentElement.setAttribute('data-size', size);
      return (${typography})();
    })`);
    const faults = [];
    if (after.text < 1.5 * before.text) faults.push(`text grows from ${before.text} to ${after.text} px`);
    if (after.least < 24) faults.push(`its smallest text is ${after.least} px`);
    if (after.paper !== 'rgb(255, 255, 255)' || after.ink !== 'rgb(0, 0, 0)') faults.push(`${after.ink} on ${after.paper}`);
    faults.push(...after.beside.map((pair) => `side by side: ${pair}`));
    return faults.map((fault) => `${page}: ${fault}`);
  });
  expectNone(found, 'at least 1.5 times, nothing small, nothing beside the text');
});

test('large print holds from page to page, and is left by the same button', async () => {
  const context = await freshContext(browser);
  const tab = await context.newPage();
  await tab.goto(site.url(home));
  await tab.locator('[data-large-print]').click();
  await tab.locator('a[href^="cases/"]:visible').first().click();
  await tab.waitForURL((url) => url.pathname.includes('/cases/'));
  await settle(tab);
  const button = tab.locator('[data-large-print]');
  assert.deepEqual([(await state(tab)).size, await button.innerText()], ['x', '退出大字版'], 'the page behind the first link to a case');
  await button.click();
  assert.deepEqual([(await state(tab)).size, await button.innerText()], ['m', '大字版'], 'after the button');
  await context.close();
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

/** Sizes in px of running text and of the smallest text in main, the two colours, and sections that share a line. */
function typography() {
  const main = document.querySelector('main');
  const shown = [...main.querySelectorAll('*')].filter((element) => window.probe.shown(element) && element.checkVisibility());
  const own = shown.filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const prose = main.querySelector('.prose > p, p:not([class])') || main.querySelector('p, li');
  const columns = [...main.querySelectorAll('.leaf > .margin')].filter((element) => window.probe.shown(element));
  const beside = columns.flatMap((margin) =>
    [...margin.parentElement.children]
      .filter((other) => other !== margin && window.probe.shown(other))
      .filter((other) => {
        const [a, b] = [margin.getBoundingClientRect(), other.getBoundingClientRect()];
        return a.height > 1 && b.height > 1 && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
      })
      .map((other) => `${window.probe.name(margin)} and ${window.probe.name(other)}`),
  );
  const marks = 'sup, .ref, .seal, .seal *, code, kbd, i, small, [aria-hidden="true"], [aria-hidden="true"] *';
  return {
    text: size(prose),
    least: Math.min(...own.filter((element) => !element.matches(marks)).map(size)),
    paper: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(prose).color,
    beside,
  };
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
