// Accessibility by axe-core, over samples of every kind of page: light and dark, wide and narrow, in large print,
// and where the system sets the colours.

import { after, before, test } from 'node:test';
import { findingsOfAll, launch } from './browser.mjs';
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

async function inLargePrint(tab, page) {
  await tab.evaluate(() => document.documentElement.setAttribute('data-size', 'x'));
  return violations(tab, page);
}
