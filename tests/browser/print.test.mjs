// On A4: the pages print, and nothing is wider than the paper or cut off.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findingsOfAll, freshContext, launch } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const A4 = { width: 210, height: 297 };
const PX_PER_MM = 96 / 25.4;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const [name, page] of Object.entries(site.leading)) {
  test(`${name} page prints on A4`, async (t) => {
    const context = await freshContext(browser);
    const tab = await context.newPage();
    await tab.goto(site.url(page));
    const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
    await context.close();
    const sheets = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
    assert.ok(sheets.length > 0, `${page}: the PDF has no page`);
    const sizes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)].map((box) => [Number(box[1]), Number(box[2])]);
    const points = [A4.width, A4.height].map((millimetres) => (millimetres / 25.4) * 72);
    const odd = sizes.filter((size) => size.some((length, side) => Math.abs(length - points[side]) > 2));
    expectNone(odd.map((size) => `${page}: a sheet of ${size.join(' by ')} pt`), 'every sheet is A4 upright');
    t.diagnostic(`${page}: ${sheets.length} sheets`);
  });
}

test('nothing is wider than the paper', async () => {
  const width = Math.floor(printableWidth());
  const found = await findingsOfAll(browser, site, site.largest(), async (tab, page) => {
    await tab.emulateMedia({ media: 'print' });
    const faults = await tab.evaluate((limit) => [...window.probe.beyond(limit), ...window.probe.cutting()], width);
    return faults.map((fault) => `${page}: ${fault}, the paper has ${width}`);
  }, { viewport: { width, height: 1000 } });
  expectNone(found, 'every element fits between the page margins, and no box scrolls or clips');
});

/** Width between the margins that the site's own @page rule sets, in px. */
function printableWidth() {
  const sheets = site.files.filter((file) => file.endsWith('.css')).map((file) => site.read(file)).join('\n');
  const margin = /@page\s*\{[^}]*?margin:\s*([^;}]+)/.exec(sheets)?.[1].trim().split(/\s+/) ?? [];
  assert.ok(margin.length > 0 && margin.every((side) => /^[\d.]+mm$/.test(side)), `@page margin in mm, found “${margin.join(' ')}”`);
  const [top, right = top, , left = right] = margin.map(parseFloat);
  return (A4.width - left - right) * PX_PER_MM;
}
