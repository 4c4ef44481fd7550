// Tab alone, from the top: the skip link first, every control reached, each stop seen and outlined.

import { after, before, test } from 'node:test';
import { freshContext, launch, settle } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const walks = Object.entries({ home: site.leading.home, case: site.leading.study, model: site.leading.model });
for (const [name, page] of walks) {
  for (const [width, size] of [[1280, 'm'], [375, 'm'], [1280, 'x']]) {
    test(`keyboard: ${name} page at ${width} px${size === 'x' ? ' in large print' : ''}`, async () => {
      const context = await freshContext(browser, { viewport: { width, height: 900 } });
      const tab = await context.newPage();
      await tab.goto(site.url(page));
      await tab.evaluate((chosen) => document.documentElement.setAttribute('data-size', chosen), size);
      await settle(tab);
      const findings = await walkByTab(tab);
      await context.close();
      expectNone(findings.map((finding) => `${page}: ${finding}`), 'Tab reaches everything, visibly, once');
    });
  }
}

test('the skip link moves the focus into main', async () => {
  const context = await freshContext(browser);
  const tab = await context.newPage();
  await tab.goto(site.url(site.leading.study));
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Tab');
  const landed = await tab.evaluate(() => ({
    inside: document.querySelector('main').contains(document.activeElement),
    name: window.probe.name(document.activeElement),
  }));
  await context.close();
  expectNone(landed.inside ? [] : [`after the skip link, Tab goes to ${landed.name}`], 'Tab goes on inside main');
});

async function walkByTab(tab) {
  const expected = await tab.evaluate(markControls);
  const findings = [];
  const seen = new Set();
  // A scrolling box is a stop of its own in new engines, so a few stops more than controls are fine.
  for (let step = 0; step < expected.length + 50; step += 1) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(lookAtFocus);
    if (!stop) break;
    if (seen.has(stop.key)) {
      findings.push(`${stop.name}: focused again before the end was reached`);
      break;
    }
    if (step === 0 && !stop.skips) findings.push(`${stop.name}: is the first stop, expected the skip link`);
    seen.add(stop.key);
    findings.push(...stop.faults.map((fault) => `${stop.name}: ${fault}`));
  }
  const missed = expected.filter(({ key }) => !seen.has(key));
  return [...findings, ...missed.map(({ name }) => `${name}: never reached`)];
}

function markControls() {
  const controls = 'a[href], area[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex], [contenteditable]';
  const reachable = (element) =>
    element.tabIndex >= 0 &&
    !element.disabled &&
    element.type !== 'hidden' &&
    window.probe.shown(element) &&
    !element.closest('[inert]') &&
    (element.type !== 'radio' || element.checked || !document.querySelector(`[name="${element.name}"]:checked`));
  return [...document.querySelectorAll(controls)].filter(reachable).map((element, at) => {
    element.stop = `control ${at}`;
    return { key: element.stop, name: window.probe.name(element) };
  });
}

function lookAtFocus() {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused === document.documentElement) return null;
  focused.stop ??= `extra ${(window.extraStops = (window.extraStops ?? 0) + 1)}`;

  const faults = [];
  const box = [...focused.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
  if (!box || box.width < 2 || box.height < 2) {
    faults.push('has no box to see');
  } else {
    const x = box.left + box.width / 2;
    const y = box.top + Math.min(box.height, innerHeight) / 2;
    if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) {
      faults.push(`is out of view at ${Math.round(x)}, ${Math.round(y)}`);
    } else {
      const top = document.elementFromPoint(x, y);
      const own = top && (focused.contains(top) || top.contains(focused) || focused.labels?.[0]?.contains(top));
      if (!own) faults.push(`is covered by ${top ? window.probe.name(top) : 'nothing'}`);
    }
  }

  const style = getComputedStyle(focused);
  const colour = style.outlineColor.replace(/\s/g, '');
  const unseen = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1 || /(,|\/)0\)$/.test(colour) || colour === 'transparent';
  if (unseen) faults.push(`has no visible outline (${style.outline})`);

  const main = document.querySelector('main');
  return {
    key: focused.stop,
    name: window.probe.name(focused),
    skips: Boolean(main?.id) && focused.getAttribute('href') === `#${main.id}`,
    faults,
  };
}
