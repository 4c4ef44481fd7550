// Any two to four cases side by side: chosen by name or by the address, told as on the pages of the program.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freshContext, launch } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { prescribedPolicies, serve } from './portal.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const INDEX = 'compare/index.html';
const compared = site.ofKind('compare');
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Opens a page in a fresh profile, hands it over, and tells what went wrong on it. */
async function on(address, act, prepare = () => {}) {
  const context = await freshContext(browser);
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.addInitScript(prepare);
  await tab.goto(address);
  const result = await act(tab);
  await context.close();
  expectNone(errors, `${address}: no script fails`);
  return result;
}

const chosenAddress = (slugs) => `${site.url(INDEX)}?cases=${slugs.join(',')}`;

const slugOf = (page) => page.replace(/^.*\/|\.html$/g, '');

/** The cases in the columns of a page, by slug. */
const columns = (tab) =>
  tab.$$eval('.slips a', (links) => links.map((link) => link.getAttribute('href').replace(/^.*\/|\.html$/g, '')));

/** Every row of the parts that both kinds of page have: its first words, and the cells as they are marked up. */
const rows = (tab) =>
  tab.$$eval('.abreast tbody tr:first-child, .abreast tbody tr:not(:first-child)', (found) =>
    found
      .filter((row) => row.querySelector('th'))
      .map((row) => [
        row.querySelector('th').textContent,
        [...row.children].map((cell) => cell.outerHTML.replace(/ class=""/g, '')),
        row.closest('table').className,
      ]),
  );

test('the table of chosen cases has every row of the page of the program, cell for cell', async () => {
  for (const page of compared) {
    const [own, slugs] = await on(site.url(page), async (tab) => [await rows(tab), await columns(tab)]);
    const chosen = await on(chosenAddress(slugs), async (tab) => {
      await tab.waitForSelector('.abreast');
      assert.deepEqual(await columns(tab), slugs, 'in the order of the address');
      return new Map((await rows(tab)).map(([name, cells, part]) => [name, { cells, part }]));
    });
    const findings = own.slice(1).flatMap(([name, cells, part]) => {
      const found = chosen.get(name);
      // A type that only others share is one of the rest on a page, and shared among those chosen.
      if (found && part === 'others' && found.part !== part) return [];
      if (JSON.stringify(found?.cells) === JSON.stringify(cells)) return [];
      return [`${page}: ${name}: ${JSON.stringify(found?.cells)}, expected ${JSON.stringify(cells)}`];
    });
    assert.ok(own.length > 6, `${page} has rows`);
    expectNone(findings, 'both say the same');
  }
});

test('cases are chosen by name, by place and by the keyboard, and dropped again', async () => {
  await on(site.url(INDEX), async (tab) => {
    const names = await tab.$$eval('.compared h2 a', (links) => links.map((link) => link.textContent));
    const places = await tab.$$eval('.compared .who p', (list) => list.map((place) => place.textContent));
    await tab.fill('#choose-name', names[0]);
    await tab.click('#choose-found button');
    assert.equal(await tab.$$eval('.abreast', (list) => list.length), 0, 'one case alone is no comparison');
    await tab.fill('#choose-name', places[1]);
    await tab.waitForSelector('#choose-found button');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('.abreast');
    assert.match(tab.url(), /\?cases=[a-z0-9-]+,[a-z0-9-]+$/);
    for (const name of names.slice(2, 4)) {
      await tab.fill('#choose-name', name);
      await tab.keyboard.press('Enter');
    }
    await tab.waitForFunction(() => document.querySelectorAll('.slips a').length === 4);
    assert.ok(await tab.isDisabled('#choose-name'), 'four are enough');
    await tab.waitForFunction(() => document.activeElement.id === 'h-chosen');
    await tab.click('#choose-taken button');
    await tab.waitForFunction(() => document.querySelectorAll('.slips a').length === 3);
    assert.equal(await tab.$$eval('#choose-taken button', (list) => list.length), 3);
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'choose-name');
  });
});

test('a fourth case leaves the focus on the page while its data are on their way', async () => {
  const slugs = site.ofKind('cases').slice(0, 4).map(slugOf);
  const context = await freshContext(browser);
  const tab = await context.newPage();
  await tab.goto(chosenAddress(slugs.slice(0, 3)));
  await tab.waitForSelector('.abreast');
  const name = await tab.evaluate(() => new Promise((resolve) => {
    window.atlasCompareParts.withRecords = () => {};
    window.atlasCompareParts.withNames((list) => resolve(list.map((entry) => [entry[0], entry[1]])));
  })).then((list) => list.find(([slug]) => slug === slugs[3])[1]);
  await tab.fill('#choose-name', name);
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => document.querySelectorAll('#choose-taken button').length === 4);
  const focused = await tab.evaluate(() => [...document.querySelectorAll('#choose-taken button')].indexOf(document.activeElement));
  await context.close();
  assert.equal(focused, 0);
});

test('a page opened as its folder forgets the last case that is dropped', async () => {
  const server = await serve(site.root, ['/'], prescribedPolicies().nginx, { '/compare/': site.read(INDEX) });
  await on(`${server.origin}/compare/?cases=${slugOf(site.ofKind('cases')[0])}`, async (tab) => {
    await tab.click('#choose-taken button');
    assert.equal(await tab.$$eval('#choose-taken button', (list) => list.length), 0);
    assert.equal(new URL(tab.url()).search, '');
  });
  await server.close();
});

test('a blank asks for no case', async () => {
  await on(site.url(INDEX), async (tab) => {
    const said = (what) => tab.waitForFunction((name) => {
      const words = document.getElementById('choose').getAttribute(`data-${name}`);
      return document.getElementById('choose-status').textContent === words;
    }, what);
    await tab.fill('#choose-name', '〇〇');
    await said('nobody');
    await tab.fill('#choose-name', ' ');
    await said('note');
  });
});

test('of an address without end only the first names are looked up', async () => {
  const slugs = site.ofKind('cases').slice(0, 2).map(slugOf);
  const nobody = (count) => Array.from({ length: count }, (_, at) => `nobody-${at}`);
  const taken = (tab) => tab.$$eval('#choose-taken button', (list) => list.length);
  await on(chosenAddress([...nobody(15), ...slugs, ...nobody(5000)]), async (tab) => {
    await tab.waitForSelector('#choose-taken button');
    assert.equal(await taken(tab), 1);
  });
});

test('an address with unknown or broken names harms nothing', async () => {
  for (const query of ['?cases=', '?cases=nobody', '?cases=constructor,__proto__', '?cases=%E0%A4%A', '?cases=%3Cb%3E']) {
    await on(site.url(INDEX) + query, async (tab) => {
      await tab.fill('#choose-name', '〇〇');
      await tab.waitForFunction(() => document.querySelector('#choose-status').textContent);
      assert.equal(await tab.$$eval('.abreast, #choose-found li', (list) => list.length), 0, query);
    });
  }
});

test('what the data say is text, never markup', async () => {
  const slugs = compared.slice(0, 2).map(slugOf);
  const prepare = () => {
    const hostile = (value) => {
      if (Array.isArray(value)) return value.map(hostile);
      return typeof value === 'string' && /[\u4e00-\u9fff]/.test(value) ? `<img src=x onerror=alert(1)>${value}` : value;
    };
    let receive;
    Object.defineProperty(window, 'atlasCompare', {
      get: () => (kind, number, list) => receive(kind, number, hostile(list)),
      set: (given) => {
        receive = given;
      },
    });
  };
  await on(
    chosenAddress(slugs),
    async (tab) => {
      await tab.waitForSelector('.abreast');
      assert.equal(await tab.$$eval('.abreast img, .choose img', (list) => list.length), 0);
      assert.match(await tab.textContent('.abreast h2'), /<img src=x/);
    },
    prepare,
  );
});

test('without JavaScript nothing of it shows', async () => {
  const context = await freshContext(browser, { javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(site.url(INDEX));
  const shown = await tab.isVisible('#choose');
  await context.close();
  assert.equal(shown, false);
});
