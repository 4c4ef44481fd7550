// The home page holds the matrix twice, as a table and as a list: both say the same, one shows.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freshContext, launch } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
let browser;
let home;

before(async () => {
  browser = await launch();
  home = await (await freshContext(browser)).newPage();
  await home.goto(site.url('index.html'));
});
after(() => browser?.close());

test('table and list hold the same cells', async () => {
  const table = await home.evaluate(cellsOfTable);
  const list = await home.evaluate(cellsOfList);
  assert.ok(table.length > 0, 'index.html: .mx has no filled cell');
  const both = { table: new Set(table), list: new Set(list) };
  expectNone(
    [
      ...table.filter((cell) => !both.list.has(cell)).map((cell) => `only in .mx: ${cell}`),
      ...list.filter((cell) => !both.table.has(cell)).map((cell) => `only in .mx-list: ${cell}`),
      ...table.filter((cell, at) => table.indexOf(cell) !== at).map((cell) => `twice in .mx: ${cell}`),
      ...list.filter((cell, at) => list.indexOf(cell) !== at).map((cell) => `twice in .mx-list: ${cell}`),
    ],
    'index.html: .mx and .mx-list agree in case, model, kind and address',
  );
});

test('a cell speaks the name of its column, and more only where the model is a side one', async () => {
  expectNone(await home.evaluate(misspokenCells), 'index.html: cells say what their column and their seal show');
});

for (const [media, width, shown, away] of [
  ['screen', 1280, '.mx', '.mx-list'],
  ['screen', 375, '.mx-list', '.mx'],
  ['print', 700, '.mx', '.mx-list'],
]) {
  test(`${media} at ${width} px shows ${shown} alone`, async () => {
    await home.emulateMedia({ media });
    await home.setViewportSize({ width, height: 900 });
    const displays = await home.evaluate(
      (selectors) => selectors.map((selector) => getComputedStyle(document.querySelector(selector)).display),
      [shown, away],
    );
    await home.emulateMedia({ media: 'screen' });
    assert.notEqual(displays[0], 'none', `${shown} is not displayed`);
    assert.equal(displays[1], 'none', `${away} is displayed too`);
  });
}

function cellsOfTable() {
  const plain = (node) => node.textContent.replace(/\s+/g, '');
  const models = [...document.querySelectorAll('.mx thead th.type')].map(plain);
  return [...document.querySelectorAll('.mx tbody tr')].flatMap((row) => {
    const study = row.querySelector('th a');
    return [...row.querySelectorAll('td')].flatMap((cell, column) =>
      [...cell.querySelectorAll('a')].map((link) => {
        const seal = link.querySelector('.seal');
        const kind = seal.classList.contains('also') ? 'also' : 'main';
        return [plain(study), study.getAttribute('href'), models[column], plain(seal), kind, link.getAttribute('href')].join(' | ');
      }),
    );
  });
}

function cellsOfList() {
  const plain = (node) => node.textContent.replace(/\s+/g, '');
  return [...document.querySelectorAll('.mx-list > li')].flatMap((entry) => {
    const study = entry.querySelector('h3 a');
    return [...entry.querySelectorAll('ul a')].map((link) => {
      const seal = link.querySelector('.seal');
      const kind = seal.classList.contains('also') ? 'also' : 'main';
      const model = plain(link.querySelector('.cell-name'));
      return [plain(study), study.getAttribute('href'), model, plain(seal), kind, link.getAttribute('href')].join(' | ');
    });
  });
}

function misspokenCells() {
  const plain = (node) => node.textContent.replace(/\s+/g, '');
  const isAlso = (link) => link.querySelector('.seal').classList.contains('also');
  const models = [...document.querySelectorAll('.mx thead th.type')].map(plain);
  const faultsOf = (study, link, spoken, model) => {
    const says = `${plain(study)}: ${link.getAttribute('href')} speaks “${spoken}”`;
    if (!spoken.startsWith(model)) return [`${says}, expected “${model}”`];
    if ((spoken !== model) !== isAlso(link)) return [`${says} with ${isAlso(link) ? 'an outline' : 'a filled'} seal`];
    return [];
  };
  const table = [...document.querySelectorAll('.mx tbody tr')].flatMap((row) =>
    [...row.querySelectorAll('td')].flatMap((cell, column) =>
      [...cell.querySelectorAll('a')].flatMap((link) =>
        faultsOf(row.querySelector('th a'), link, plain(link.querySelector('.vh')), models[column]),
      ),
    ),
  );
  const list = [...document.querySelectorAll('.mx-list > li')].flatMap((entry) =>
    [...entry.querySelectorAll('ul a')].flatMap((link) => {
      const spoken = plain(link).slice(plain(link.querySelector('.seal')).length);
      return faultsOf(entry.querySelector('h3 a'), link, spoken, plain(link.querySelector('.cell-name')));
    }),
  );
  return [...table, ...list];
}
