// On A4: the pages print, and nothing is wider than the paper or cut off.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
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

test('a case is a clean handout: no navigation, no heading alone at the foot, every row whole', async () => {
  const found = await findingsOfAll(browser, site, site.ofKind('cases'), async (tab, page) => {
    const sheets = sheetsOf(await tab.pdf({ preferCSSPageSize: true }));
    await tab.emulateMedia({ media: 'print' });
    const { headings, navigation, divisible } = await tab.evaluate(expectations);
    const alone = sheets.slice(0, -1).map((lines) => lines[lines.length - 1]).filter((line) => headings.some((heading) => line.endsWith(heading)));
    return [
      ...alone.map((line) => `“${line}” ends a sheet`),
      ...navigation.filter((label) => sheets.some((lines) => lines.some((line) => line.includes(label)))).map((label) => `${label} is printed`),
      ...divisible.map((row) => `may be cut: ${row}`),
    ].map((fault) => `${page}: ${fault}`);
  });
  expectNone(found, 'as a teacher would hand it out');
});

/** The text of each sheet: its lines from top to bottom, without blanks. */
function sheetsOf(pdf) {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString();
  const sheets = text.split('\f').map((sheet) => sheet.split('\n').map((line) => line.replace(/\s/g, '')).filter(Boolean));
  return sheets.filter((lines) => lines.length > 0);
}

/** Headings and the bars of navigation, without blanks; rows of tables that the style lets a sheet's end cut. */
function expectations() {
  const text = (element) => element.textContent.replace(/\s/g, '');
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    headings: all('main h2, main h3, main h4').map(text),
    navigation: [all('.site-nav li').map(text).join(''), all('.tools').map(text).join('')].filter(Boolean),
    divisible: all('.sheet tr').filter((row) => getComputedStyle(row).breakInside !== 'avoid').map(window.probe.name, window.probe),
  };
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
