// Chromium 87, the engine of many office computers: the layout holds there too.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expectNone } from './findings.mjs';
import { required, siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const { home, study, model } = site.leading;
const WIDTH = 1280;
const SEARCHED = 'search-typed';
const MARKED = 'study-marked';
let seen;

before(async () => {
  const visits = site.largest().map((page) => ({ name: nameOf(page), url: site.url(page), ask: `(${read})()` }));
  visits.push({ name: SEARCHED, url: site.url('search.html'), do: `(${typeQuery})()`, ask: `(${readHits})()` });
  visits.push({ name: MARKED, url: `${site.url(study)}?q=${encodeURIComponent('合作社')}`, do: '0', ask: '[...document.querySelectorAll("main mark")].map((mark) => mark.textContent)' });
  seen = await openAll({ width: WIDTH, pictures: required('ATLAS_PICTURES'), visits });
});

/** The pages as they are opened: without what was asked of them. */
const pagesSeen = () => Object.entries(seen).filter(([name]) => name !== SEARCHED && name !== MARKED);
const of = (page) => seen[nameOf(page)].answer;

test('the engine is Chromium 87', () => {
  assert.match(of(home).engine, /Chrome\/87\./);
});

test('no console error and no request outside, on every kind of page', () => {
  expectNone(
    Object.entries(seen).flatMap(([name, { errors, outside }]) => [
      ...errors.map((error) => `${name}: ${error}`),
      ...outside.map((url) => `${name}: asks for ${url}`),
    ]),
    'pages run cleanly',
  );
});

test('no sideways scroll, on every kind of page', () => {
  expectNone(
    pagesSeen()
      .filter(([, { answer }]) => answer.scrollWidth > answer.innerWidth)
      .map(([name, { answer }]) => `${name}: ${answer.scrollWidth} px wide in ${answer.innerWidth}`),
    `pages fit ${WIDTH} px`,
  );
});

test('scripts run: 大 enlarges the text, on every kind of page', () => {
  expectNone(
    pagesSeen()
      .filter(([, { answer }]) => answer.enlarged !== 'l')
      .map(([name, { answer }]) => `${name}: html[data-size] is ${answer.enlarged} after 大`),
    'the button sets html[data-size]',
  );
});

test('the matrix is a table with its cells in columns', () => {
  const { matrix } = of(home);
  assert.ok(matrix, `${home}: no .mx`);
  assert.equal(matrix.display, 'table', '.mx display');
  assert.equal(matrix.listDisplay, 'none', '.mx-list display');
  const columns = matrix.rows[0]?.left.length ?? 0;
  assert.ok(columns > 2, `.mx has ${columns} columns`);
  const findings = matrix.rows.flatMap(({ name, left, top }) => {
    const faults = [];
    if (left.length !== columns) faults.push(`${left.length} cells, expected ${columns}`);
    if (left.some((x, at) => at > 0 && x <= left[at - 1])) faults.push(`cells do not go to the right: ${left}`);
    if (top.some((y) => Math.abs(y - top[0]) > 1)) faults.push(`cells are not on one line: ${top}`);
    return faults.map((fault) => `${name}: ${fault}`);
  });
  matrix.heads.forEach((x, at) => {
    const cell = matrix.rows[0].left[at + 1];
    if (Math.abs(x - cell) > 1) findings.push(`column ${at + 1}: head at ${x}, cells at ${cell}`);
  });
  expectNone(findings, `${home}: rows are rows and columns are columns`);
});

for (const page of [study, model]) {
  test(`${page}: seals left of the text, notes right of it`, () => {
    const { leaves } = of(page);
    const findings = leaves.flatMap(({ name, margin, text, side }) => [
      ...(margin && text && margin.right > text.left + 1 ? [`${name}: margin ends at ${margin.right}, text starts at ${text.left}`] : []),
      ...(side && text && side.left < text.right - 1 ? [`${name}: side starts at ${side.left}, text ends at ${text.right}`] : []),
    ]);
    assert.ok(leaves.some(({ margin, text }) => margin && text), `${page}: no .leaf with .margin beside text`);
    assert.ok(leaves.some(({ side, text }) => side && text), `${page}: no .leaf with .side beside text`);
    expectNone(findings, `${page}: three columns at ${WIDTH} px`);
  });
}

test('seals are filled, in a colour for each family', () => {
  const { seals } = of(home);
  const families = Object.keys(seals);
  assert.ok(families.length > 1, `${home}: ${families.length} families of seals`);
  const filled = Object.entries(seals).map(([family, colours]) => [family, [...new Set(colours)]]);
  expectNone(
    [
      ...filled.filter(([, colours]) => colours.length !== 1).map(([family, colours]) => `${family}: ${colours.join(' and ')}`),
      ...filled.filter(([, colours]) => colours.some((colour) => /,\s*0\)$/.test(colour))).map(([family]) => `${family}: no fill`),
    ],
    'one opaque colour in a family',
  );
  const distinct = new Set(filled.map(([, colours]) => colours[0]));
  assert.equal(distinct.size, families.length, `colours differ between families: ${JSON.stringify(filled)}`);
});

test('search runs: what is typed is found, counted and marked', () => {
  const { hits, count, marks, named } = seen[SEARCHED].answer;
  assert.ok(hits > 3, `${hits} hits`);
  assert.equal(Number(count), hits);
  assert.ok(marks.length > 0 && marks.every((text) => text === '合作社'), marks.join(' '));
  assert.equal(named, 0);
  assert.ok(seen[MARKED].answer.length > 0 && seen[MARKED].answer.every((text) => text === '合作社'), `${study} marks ${seen[MARKED].answer}`);
});

function nameOf(page) {
  return page.replace(/\.html$/, '').replaceAll('/', '-');
}

/** Runs in Chromium 87: types a word into the search box. */
function typeQuery() {
  const input = document.querySelector('input[type=search]');
  input.value = '合作社';
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Runs in Chromium 87: what was found. */
function readHits() {
  return {
    hits: document.querySelectorAll('#results h3 a[href]').length,
    count: document.querySelector('#result-count').getAttribute('data-count'),
    marks: [...document.querySelectorAll('#results mark')].map((mark) => mark.textContent),
    named: document.querySelectorAll('#results .named').length,
  };
}

/** Runs in Chromium 87: the measures of one page, before 大 is pressed. */
function read() {
  const box = (element) => {
    const rect = element.getBoundingClientRect();
    return { left: Math.round(rect.left), right: Math.round(rect.right), top: Math.round(rect.top) };
  };
  const shown = (element) => element.getClientRects().length > 0;
  const facts = {
    engine: navigator.userAgent,
    scrollWidth: document.documentElement.scrollWidth,
    innerWidth: window.innerWidth,
    matrix: null,
    seals: {},
    leaves: [],
  };

  const table = document.querySelector('.mx');
  if (table) {
    facts.matrix = {
      display: getComputedStyle(table).display,
      listDisplay: getComputedStyle(document.querySelector('.mx-list')).display,
      heads: [...table.querySelectorAll('thead th.type')].map((head) => box(head).left),
      rows: [...table.querySelectorAll('tbody tr')].map((row) => ({
        name: row.querySelector('th').textContent.trim().slice(0, 12),
        left: [...row.children].map((cell) => box(cell).left),
        top: [...row.children].map((cell) => box(cell).top),
      })),
    };
  }

  for (const leaf of document.querySelectorAll('.leaf')) {
    const children = [...leaf.children].filter(shown);
    const margin = children.find((child) => child.classList.contains('margin'));
    const side = children.find((child) => child.classList.contains('side'));
    const text = children.find((child) => child.localName === 'p' && !child.matches('.margin, .side, .wide'));
    facts.leaves.push({
      name: leaf.id || leaf.className,
      margin: margin && box(margin),
      side: side && box(side),
      text: text && box(text),
    });
  }

  for (const seal of document.querySelectorAll('.seal:not(.also)')) {
    const family = [...seal.classList].filter((name) => !/^(seal|xs|s|m|l|xl)$/.test(name)).join(' ');
    facts.seals[family] = (facts.seals[family] || []).concat(getComputedStyle(seal).backgroundColor);
  }

  const large = document.querySelector('[data-set-size="l"]');
  if (large) large.click();
  facts.enlarged = document.documentElement.getAttribute('data-size');
  const middle = document.querySelector('[data-set-size="m"]');
  if (middle) middle.click();
  return facts;
}

/** Hands the job to engine87.py on a screen of its own. */
function openAll(job) {
  return new Promise((done, refuse) => {
    const script = fileURLToPath(new URL('./engine87.py', import.meta.url));
    const screen = ['-a', '-s', '-screen 0 1400x1200x24'];
    const child = spawn('xvfb-run', [...screen, required('ATLAS_PYTHON'), script], { stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let complaints = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (complaints += part));
    child.on('error', refuse);
    child.on('close', (code) => {
      try {
        done(JSON.parse(output.slice(output.indexOf('{'))));
      } catch {
        refuse(new Error(`engine87.py ended with ${code}:\n${complaints.slice(-3000)}`));
      }
    });
    child.stdin.end(JSON.stringify(job));
  });
}
