// Accessibility by axe-core, over samples of every kind of page: light and dark, wide and narrow, in large print,
// where the system sets the colours, and what a search has found.

import { after, before, test } from 'node:test';
import { findingsOfAll, freshContext, launch } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';
import { violations } from './violations.mjs';

const site = siteUnderTest();
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 375]) {
    test(`axe finds nothing: ${colorScheme}, ${width} px`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 } };
      expectNone(await findingsOfAll(browser, site, site.samples(), violations, options), 'no violation');
    });
  }
  test(`axe finds nothing: ${colorScheme}, large print`, async () => {
    const found = await findingsOfAll(browser, site, site.largest(), inLargePrint, { colorScheme });
    expectNone(found, 'no violation');
  });
}

test('axe finds nothing: colours of the system', async () => {
  const found = await findingsOfAll(browser, site, site.largest(), violations, { forcedColors: 'active' });
  expectNone(found, 'no violation');
});

for (const [state, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark', viewport: { width: 375, height: 900 } },
  'colours of the system': { forcedColors: 'active' },
})) {
  test(`axe finds nothing: hits of a search, ${state}`, async () => {
    const context = await freshContext(browser, options);
    const tab = await context.newPage();
    await tab.goto(`${site.url('search.html')}?q=${encodeURIComponent('电商')}`);
    await tab.locator('#results a').first().waitFor();
    const found = await violations(tab, 'search.html');
    await tab.evaluate(() => document.documentElement.setAttribute('data-size', 'x'));
    found.push(...(await violations(tab, 'search.html in large print')));
    await tab.locator('#results a').first().click();
    await tab.locator('main mark').first().waitFor();
    found.push(...(await violations(tab, 'the page of the first hit, with its marks')));
    await context.close();
    expectNone(found, 'no violation');
  });
}

async function inLargePrint(tab, page) {
  await tab.evaluate(() => document.documentElement.setAttribute('data-size', 'x'));
  return violations(tab, page);
}
