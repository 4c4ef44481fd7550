// No page scrolls sideways, at any width and in any text size. 320 px is a window of 1280 px at 400 %.

import { after, before, test } from 'node:test';
import { findingsOfAll, launch } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const SIZES = ['s', 'm', 'l', 'x'];
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('no sideways scroll: every page at 320 px', async () => {
  expectNone(await findingsOfAll(browser, site, site.pages, scrollAt([320])), 'the page is no wider than the window');
});

test('no sideways scroll: every kind of page at 375, 768, 1280 and 1920 px', async () => {
  const found = await findingsOfAll(browser, site, site.largest(), scrollAt([375, 768, 1280, 1920]));
  expectNone(found, 'the page is no wider than the window');
});

function scrollAt(widths) {
  return async (tab, page) => {
    const findings = [];
    for (const width of widths) {
      await tab.setViewportSize({ width, height: 900 });
      for (const size of SIZES) {
        const seen = await tab.evaluate((chosen) => {
          document.documentElement.dataset.size = chosen;
          const { scrollWidth } = document.documentElement;
          return { scrollWidth, innerWidth, beyond: scrollWidth > innerWidth ? window.probe.beyond(innerWidth) : [] };
        }, size);
        if (seen.scrollWidth > seen.innerWidth) {
          const why = seen.beyond.slice(0, 3).join('; ');
          findings.push(`${page} at ${width} px, size ${size}: ${seen.scrollWidth} px wide: ${why}`);
        }
      }
    }
    return findings;
  };
}
