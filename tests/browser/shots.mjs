// Pictures to look at: node shots.mjs SITE_DIR OUT_DIR [page ...]
// Full pages at four widths, light and dark, and the print as PDF and PNG. Without pages: the largest of every kind.

import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freshContext, launch, settle } from './browser.mjs';
import { Site } from './site.mjs';

const WIDTHS = [375, 768, 1280, 1920];

const [siteFolder, outFolder, ...chosen] = process.argv.slice(2);
if (!siteFolder || !outFolder) {
  console.error('usage: node shots.mjs SITE_DIR OUT_DIR [page ...]');
  process.exit(2);
}

const site = new Site(siteFolder);
const pages = chosen.length ? chosen : site.largest();
const rasteriser = spawnSync('pdftoppm', ['-v']).error ? null : 'pdftoppm';
fs.mkdirSync(outFolder, { recursive: true });

const browser = await launch();
for (const page of pages) {
  const name = path.join(outFolder, page.replace(/\.html$/, '').replaceAll('/', '-'));
  for (const colorScheme of ['light', 'dark']) await photograph(page, name, colorScheme);
  await print(page, name);
  console.log(page);
}
await browser.close();

async function photograph(page, name, colorScheme) {
  const context = await freshContext(browser, { colorScheme });
  const tab = await context.newPage();
  await tab.goto(site.url(page));
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 900 });
    await settle(tab);
    await tab.screenshot({ path: `${name}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await context.close();
}

async function print(page, name) {
  const context = await freshContext(browser, { viewport: { width: 794, height: 1123 } });
  const tab = await context.newPage();
  await tab.goto(site.url(page));
  if (rasteriser) {
    await tab.pdf({ path: `${name}-print.pdf`, preferCSSPageSize: true });
    execFileSync(rasteriser, ['-r', '80', '-png', `${name}-print.pdf`, `${name}-print`]);
  } else {
    await tab.emulateMedia({ media: 'print' });
    await tab.screenshot({ path: `${name}-print.png`, fullPage: true });
  }
  await context.close();
}
