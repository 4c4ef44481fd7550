// The QR code beside the citation: on paper only, and it says the page's address.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import jsQR from 'jsqr';
import { freshContext, launch } from './browser.mjs';
import { Site, required } from './site.mjs';

const site = new Site(required('ATLAS_GOVERNMENT'));
const CODE = '.cite svg.qr';
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('every case has its code, and it can be read from the printed page', async () => {
  const cases = site.ofKind('cases');
  assert.ok(cases.length > 0);
  const context = await freshContext(browser, { deviceScaleFactor: 2 });
  const tab = await context.newPage();
  for (const page of cases) {
    await tab.goto(site.url(page));
    assert.equal(await tab.locator(CODE).isVisible(), false, `${page}: on a screen the address bar has it`);
    await tab.emulateMedia({ media: 'print' });
    const { width, height } = await tab.locator(CODE).boundingBox();
    const millimetres = (width / 96) * 25.4;
    assert.ok(millimetres > 18 && Math.abs(width - height) < 1, `${page}: the code is ${millimetres} mm wide`);
    const picture = (await tab.locator(CODE).screenshot()).toString('base64');
    await tab.emulateMedia({ media: null });
    const { pixels, size } = await tab.evaluate(pixelsOf, picture);
    const read = jsQR(Uint8ClampedArray.from(pixels), ...size);
    const canonical = await tab.locator('link[rel=canonical]').getAttribute('href');
    assert.equal(read?.data, canonical, page);
    assert.equal(await tab.locator('.cite .address p').textContent(), canonical, page);
  }
  await context.close();
});

/** In the page: a PNG as its pixels. */
async function pixelsOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const painter = canvas.getContext('2d');
  painter.drawImage(bitmap, 0, 0);
  const { data } = painter.getImageData(0, 0, bitmap.width, bitmap.height);
  return { pixels: [...data], size: [bitmap.width, bitmap.height] };
}
