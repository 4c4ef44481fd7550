// Debian's Chromium, driven through playwright-core: launching, tabs, and walking many pages.

import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const PROBE = fileURLToPath(new URL('./probe.js', import.meta.url));
const TABS = 3;

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A fresh profile whose pages all carry `probe` (see probe.js). */
export async function freshContext(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN', ...options });
  await context.addInitScript({ path: PROBE });
  context.setDefaultTimeout(60_000);
  return context;
}

/**
 * Visits every page in a few parallel tabs and returns [page, result] in the order given.
 * A visit that throws becomes a finding of its page, so one broken page hides no other.
 */
export async function visitAll(browser, site, pages, visit, options = {}) {
  const context = await freshContext(browser, options);
  const results = new Map();
  const waiting = [...pages];
  const work = async () => {
    const tab = await context.newPage();
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      results.set(page, await attempt(tab, page));
    }
  };
  const attempt = async (tab, page) => {
    try {
      const before = await visit.before?.(tab, page);
      await tab.goto(site.url(page), { waitUntil: 'load' });
      return await visit.at(tab, page, before);
    } catch (error) {
      return { broken: `${page}: ${error.message.split('\n')[0]}` };
    }
  };
  await Promise.all(Array.from({ length: Math.min(TABS, pages.length) }, work));
  await context.close();
  return pages.map((page) => [page, results.get(page)]);
}

/** As visitAll, for a visit that returns findings; returns them all, in page order. */
export async function findingsOfAll(browser, site, pages, at, options = {}) {
  const visited = await visitAll(browser, site, pages, { at }, options);
  return visited.flatMap(([, result]) => (result.broken ? [result.broken] : result));
}

/** Lets scripts and layout settle: two frames and one idle moment. */
export async function settle(tab) {
  await tab.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 500 })));
      }),
  );
}
