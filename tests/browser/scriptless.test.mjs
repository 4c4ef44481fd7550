// Without JavaScript every page says the same, and shows no button that would do nothing.

import { after, before, test } from 'node:test';
import { findingsOfAll, launch, settle, visitAll } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
/** Share of a page's text that scripts may add or take, and the characters always allowed. */
const SHARE = 0.02;
const ALLOWANCE = 20;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('pages are complete without JavaScript', async () => {
  const length = async (tab) => {
    await settle(tab);
    return { length: await tab.evaluate(textLength) };
  };
  const plain = async (tab) => ({ length: await tab.evaluate(textLength) });
  const scripted = await visitAll(browser, site, site.pages, { at: length });
  const scriptless = await visitAll(browser, site, site.pages, { at: plain }, { javaScriptEnabled: false });
  const findings = scripted.flatMap(([page, with_], at) => {
    const without = scriptless[at][1];
    if (with_.broken || without.broken) return [with_.broken ?? without.broken];
    const differ = Math.abs(with_.length - without.length);
    if (differ <= Math.max(ALLOWANCE, with_.length * SHARE)) return [];
    return [`${page}: ${without.length} characters of text without scripts, ${with_.length} with them`];
  });
  expectNone(findings, 'the text of main differs by 2 % at most');
});

test('buttons that need a script are hidden without one', async () => {
  const found = await findingsOfAll(browser, site, site.pages, shownButtons, { javaScriptEnabled: false });
  expectNone(found, 'no [data-set-size] or [data-print] shows, nor any button outside a form');
});

async function shownButtons(tab, page) {
  const shown = await tab.evaluate(() =>
    [...document.querySelectorAll('[data-set-size], [data-print], button')]
      .filter((button) => button.getClientRects().length > 0 && !(button.form && button.type === 'submit'))
      .map((button) => button.outerHTML.slice(0, 100)),
  );
  return shown.map((button) => `${page}: ${button}`);
}

/** Characters of main that are not white space, without what is hidden or only for readers without scripts. */
function textLength() {
  const main = document.querySelector('main').cloneNode(true);
  for (const part of main.querySelectorAll('script, style, template, noscript, [hidden]')) part.remove();
  return main.textContent.replace(/\s+/g, '').length;
}
