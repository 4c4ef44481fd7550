// Search finds exactly the pages whose text holds what was asked: as plain substring search over the
// text that the browser shows does, on file:// and over http. Pinyin finds its targets in the first five.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freshContext, launch, visitAll } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { plainFold, shownText } from './plain-search.mjs';
import { serve } from './server.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
let browser;
let server;
/** Every page but the search page: path → folded blocks of text. */
const texts = new Map();

/** What is asked, by kind. Each kind must find something, but for the last. */
const QUERIES = {
  'one character': ['村', '党', '旅', '驴', '藏', '鱼', '志'],
  'two characters': ['电商', '宽甸', '灵丘', '光伏', '产业', '合作', '搬迁'],
  'three to five characters': ['贫困户', '合作社', '车河村', '易地搬迁', '乡村旅游', '支部牵头', '甘祖昌', '定向采购'],
  'long phrases': ['旅游与电商两翼带动', '满族自治县', '脱贫攻坚快报', '户用光伏扶持标准', '一县一业', '没有围墙的甘祖昌干部学院'],
  'numbers and units': ['8365.66万元', '8365.66', '1676', '2016', '15万元', '60个', '6865万元', '3.1', '365'],
  'Latin letters': ['csv', 'yaml', 'GB/T', 'slug', 'Markdown', 'region'],
  'several words': ['电商 旅游', '宽甸 合作社', '光伏 户 收益', '吉林 搬迁', '2017年 杨林村', '党支部 2016'],
  'phrases in quotation marks': ['"乡村旅游"', '"GB/T 7714"', '“党支部”', '"党支部" 电商', '"年收入" "30"', '"合作社"'],
  'variants of writing': ['產業', '貧困戶', '電商', '８３６５．６６', '8,365.66', '8，365．66万元', '寬甸滿族自治縣', 'ＣＳＶ', '党建＋旅游', '党建+旅游'],
  'punctuation inside': ['支部牵头，旅游与电商', '宽甸:支部牵头', '宽甸：支部牵头', '党建+旅游+电商', '2016—2019', '2016-2019年', '（试行）', '%'],
  'across the mark of a note': ['自然村。全县24万人', '自然村。全县'],
  'nothing': ['龘靐', '宽甸满族自治州', '99999999', '电商旅游党建', 'zzzz', '旅游与商电'],
};

/** What is typed → the name or page that must be among the first five. */
const READINGS = [
  ['kuandian', 'cases/kuandian.html'], ['kd', 'cases/kuandian.html'], ['kuand', 'cases/kuandian.html'], ['kdian', 'cases/kuandian.html'],
  ['lingqiu', 'cases/lingqiu.html'], ['lq', 'cases/lingqiu.html'], ['lianhua', 'cases/lianhua.html'], ['lh', 'cases/lianhua.html'],
  ['yanbian', 'cases/yanbian.html'], ['lingyuan', 'cases/lingyuan.html'], ['dianshang', 'models/ecommerce.html'], ['ds', 'models/ecommerce.html'],
  ['dshang', 'models/ecommerce.html'], ['guangfu', 'models/solar-income.html'], ['gffp', 'models/solar-income.html'],
  ['liaoning', 'regions/210000.html'], ['dandong', 'regions/210600.html'], ['jilin', 'regions/220000.html'], ['jl', 'regions/220000.html'],
];

before(async () => {
  browser = await launch();
  server = await serve(site.root);
  const pages = site.pages.filter((page) => page !== 'search.html');
  const seen = await visitAll(browser, site, pages, { at: async (tab) => ({ blocks: await tab.evaluate(shownText) }) });
  for (const [page, { blocks, broken }] of seen) {
    assert.ok(!broken, broken);
    texts.set(page, blocks.map(plainFold));
  }
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('there are at least sixty queries of ten kinds', () => {
  assert.ok(Object.keys(QUERIES).length >= 10);
  assert.ok(Object.values(QUERIES).flat().length >= 60);
});

for (const [protocol, address] of [['file', (file) => site.url(file)], ['http', (file) => server.url(file)]]) {
  test(`every page and no other is found, over ${protocol}`, async () => {
    const findings = [];
    await withTab(async (tab) => {
      for (const [kind, queries] of Object.entries(QUERIES)) {
        for (const query of queries) findings.push(...(await compare(tab, address, kind, query)));
      }
    });
    expectNone(findings, 'search and plain substring search agree');
  });

  test(`readings find their names, over ${protocol}`, async () => {
    const findings = [];
    await withTab(async (tab) => {
      for (const [typed, page] of READINGS) {
        const { hits } = await ask(tab, address, typed);
        const first = hits.slice(0, 5);
        if (!first.includes(page)) findings.push(`${typed}: ${page} is not among ${first.join(', ')}`);
      }
    });
    expectNone(findings, 'the page is among the first five');
  });
}

test('every kind finds something', () => {
  const silent = Object.entries(QUERIES).filter(([kind, queries]) => kind !== 'nothing' && queries.every((query) => !truth(query).length));
  expectNone(silent.map(([kind]) => kind), 'a kind of query that finds nothing proves nothing');
});

test('whole numbers come before parts of longer ones', async () => {
  await withTab(async (tab) => {
    const { hits } = await ask(tab, (file) => site.url(file), '365');
    const whole = (page) => texts.get(page).some((block) => /(^|[^0-9.])365([^0-9.]|$)/.test(block));
    const firstPart = hits.findIndex((page) => !whole(page));
    const late = firstPart < 0 ? [] : hits.slice(firstPart).filter(whole);
    expectNone(late, 'pages with the whole number 365 come first');
  });
});

test('a hit lands on its section, and the page marks the words', async () => {
  await withTab(async (tab) => {
    await open(tab, `${site.url('search.html')}?q=电商`);
    const href = await tab.locator('#results a[href*="cases/kuandian.html"]').first().getAttribute('href');
    assert.match(href, /^cases\/kuandian\.html\?q=.*#.+/);
    await tab.goto(new URL(href, site.url('search.html')).href);
    await tab.waitForSelector('main mark');
    const marks = await tab.locator('main mark').allTextContents();
    expectNone(marks.filter((text) => text !== '电商'), 'only what was asked is marked');
    const inside = await tab.evaluate(() => Boolean(document.querySelector(location.hash)?.querySelector('mark')));
    assert.ok(inside, 'the section at the anchor holds a mark');
  });
});

test('who asks for a page by its name lands at its top', async () => {
  await withTab(async (tab) => {
    for (const [query, page] of [['宽甸', 'cases/kuandian.html'], ['电商', 'models/ecommerce.html']]) {
      await open(tab, `${site.url('search.html')}?q=${query}`);
      const href = await tab.locator(`#results h3 a[href^="${page}"]`).first().getAttribute('href');
      assert.doesNotMatch(href, /#/, `${query} leads to ${href}`);
    }
  });
});

test('excerpts repeat no seal, and show it to who asks for its character', async () => {
  await withTab(async (tab) => {
    await open(tab, `${site.url('search.html')}?q=电商扶贫`);
    const excerpts = await tab.locator('#results .x').allTextContents();
    assert.ok(excerpts.length > 10, `${excerpts.length} excerpts`);
    expectNone(excerpts.filter((text) => /电\s*电商扶贫/.test(text)), 'the seal 电 does not stand before its name');
    await open(tab, `${site.url('search.html')}?q=电`);
    const unmarked = await tab.locator('#results li:not(.named) .x').evaluateAll((all) => all.filter((each) => !each.querySelector('mark')).length);
    assert.equal(unmarked, 0, 'every excerpt marks the character');
  });
});

test('a match across elements and of another writing is marked', async () => {
  await withTab(async (tab) => {
    await tab.goto(site.url('cases/kuandian.html') + '?q=' + encodeURIComponent('宽甸：支部牵頭'));
    await tab.waitForSelector('h1 mark');
    assert.equal((await tab.locator('h1 mark').allTextContents()).join(''), '宽甸：支部牵头');
  });
});

test('words are marked on both sides of the mark of a note, and it is not', async () => {
  await withTab(async (tab) => {
    await tab.goto(site.url('cases/lingqiu.html') + '?q=' + encodeURIComponent('自然村。全县'));
    await tab.waitForSelector('main mark');
    assert.equal((await tab.locator('main mark').allTextContents()).join('').replace(/\u2060/g, ''), '自然村。全县');
    assert.equal(await tab.locator('main a.ref mark').count(), 0);
  });
});

test('words that stand nowhere in a row are asked for apart', async () => {
  await withTab(async (tab) => {
    for (const [query, apart] of [['灵丘电商', '灵丘 电商'], ['灵丘县电商扶贫', '灵丘县 电商扶贫']]) {
      const { hits } = await ask(tab, (file) => site.url(file), query);
      assert.deepEqual(hits.slice().sort(), truth(apart));
      assert.ok(hits.length > 0);
      const said = await tab.locator('#result-count').textContent();
      assert.ok(said.includes(`“${apart}”`) && said.endsWith(`得${hits.length}页`), said);
      assert.match(await tab.locator('#results h3 a').first().getAttribute('href'), new RegExp(`q=${encodeURIComponent(apart)}`));
    }
  });
});

test('what was asked apart can be narrowed, and what stands elsewhere is not asked apart', async () => {
  await withTab(async (tab) => {
    await open(tab, `${site.url('search.html')}?q=灵丘电商`);
    const all = await hitsOf(tab);
    await tab.locator('#facets a[href*="province=140000"]').click();
    await done(tab);
    const some = await hitsOf(tab);
    assert.ok(some.length > 0 && some.every((page) => all.includes(page)), `${some.length} of ${all.length}`);
    assert.equal(await tab.locator('input[type=search]').nth(0).inputValue(), '灵丘 电商');
    // A name of 辽宁省, asked for in 山西省.
    await open(tab, `${site.url('search.html')}?q=大西岔镇&province=140000`);
    assert.doesNotMatch(await tab.locator('#result-count').textContent(), /分作/);
  });
});

test('an entry that is called what was asked is the place of the glossary', async () => {
  await withTab(async (tab) => {
    await open(tab, `${site.url('search.html')}?q=折股量化`);
    const href = await tab.locator('#results h3 a[href^="glossary.html"]').first().getAttribute('href');
    const term = decodeURIComponent(href.split('#')[1]);
    await tab.goto(site.url('glossary.html'));
    assert.match(await tab.locator(`[id="${term}"] dt`).textContent(), /^折股量化/);
  });
});

test('the address carries the query, typing searches, facets narrow', async () => {
  await withTab(async (tab) => {
    await open(tab, site.url('search.html'));
    await tab.locator('input[type=search]').fill('合作社');
    await tab.waitForURL(/q=%E5%90%88/);
    await done(tab);
    const all = await hitsOf(tab);
    assert.deepEqual(all.slice().sort(), truth('合作社'));
    await tab.locator('#facets a[href*="province=210000"]').click();
    await done(tab);
    const some = await hitsOf(tab);
    assert.ok(some.length > 0 && some.length < all.length, `${some.length} of ${all.length} pages are of 辽宁省`);
    assert.match(tab.url(), /province=210000/);
    await tab.goBack();
    await done(tab);
    assert.equal((await hitsOf(tab)).length, all.length, 'back to all');
  });
});

test('the header of every page leads to the search page', async () => {
  await withTab(async (tab) => {
    for (const page of [...site.largest(), 'index.html'].filter((each) => each !== 'search.html')) {
      await tab.goto(site.url(page));
      await tab.locator('input[type=search]').fill('党建 旅游');
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/search\.html\?q=/);
      await done(tab);
      assert.equal(await tab.locator('input[type=search]').inputValue(), '党建 旅游', page);
    }
  });
});

test('the scripts of the search are loaded when the box is entered, and what was typed before is found', async () => {
  await withTab(async (tab) => {
    const loaded = [];
    tab.on('request', (request) => loaded.push(request.url().replace(/^.*\/(?=(assets|search)\/)/, '')));
    const later = ['assets/mark.js', 'assets/search.js', 'search/fold.js', 'search/index.js'];
    await open(tab, site.url('search.html'));
    expectNone(later.filter((file) => loaded.includes(file)), 'nothing is loaded before');
    await tab.evaluate(() => { document.querySelector('input[type=search]').value = '合作社'; });
    await tab.keyboard.press('/');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'q', 'the key / leads to the box');
    await tab.waitForFunction(() => document.querySelector('h1').textContent.includes('合作社'));
    await done(tab);
    assert.deepEqual((await hitsOf(tab)).sort(), truth('合作社'));
    assert.deepEqual(loaded.filter((file) => later.includes(file)), later, 'each once');
  });
});

test('words that a program puts into the box are found, with or without the focus', async () => {
  await withTab(async (tab) => {
    await open(tab, site.url('search.html'));
    await tab.evaluate(() => {
      const input = document.querySelector('input[type=search]');
      input.value = '合作社';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await tab.waitForFunction(() => document.querySelector('h1').textContent.includes('合作社'));
    await done(tab);
    assert.deepEqual((await hitsOf(tab)).sort(), truth('合作社'));
  });
});

test('what is typed while the scripts of another question come is asked', async () => {
  await withTab(async (tab) => {
    await tab.route('**/assets/search.js', async (route) => {
      await new Promise((later) => { setTimeout(later, 500); });
      await route.continue();
    });
    await open(tab, `${server.url('search.html')}?q=电商`);
    await tab.locator('input[type=search]').fill('光伏');
    await tab.keyboard.press('Enter');
    await tab.waitForFunction(() => document.querySelector('h1').textContent.includes('光伏'));
    await done(tab);
    assert.deepEqual((await hitsOf(tab)).sort(), truth('光伏'));
  });
});

test('who presses the Enter key before the scripts have come gets the hits', async () => {
  await withTab(async (tab) => {
    await tab.route('**/assets/search.js', async (route) => {
      await new Promise((later) => { setTimeout(later, 500); });
      await route.continue();
    });
    await open(tab, server.url('search.html'));
    await tab.locator('input[type=search]').fill('光伏');
    await tab.keyboard.press('Enter');
    assert.equal(await tab.locator('#results').getAttribute('aria-busy'), 'true');
    await tab.waitForFunction(() => document.querySelector('h1').textContent.includes('光伏'));
    await done(tab);
    assert.deepEqual((await hitsOf(tab)).sort(), truth('光伏'));
  });
});

test('keys walk through the hits and back', async () => {
  await withTab(async (tab) => {
    await open(tab, `${site.url('search.html')}?q=电商`);
    await tab.locator('input[type=search]').focus();
    const focused = () => tab.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.localName);
    await tab.keyboard.press('ArrowDown');
    const first = await focused();
    await tab.keyboard.press('ArrowDown');
    assert.notEqual(await focused(), first);
    await tab.keyboard.press('ArrowUp');
    assert.equal(await focused(), first);
    await tab.keyboard.press('Escape');
    assert.equal(await focused(), 'input');
    assert.equal(await tab.locator('#result-count').getAttribute('role'), 'status');
  });
});

test('who has only keys need not go through the filters', async () => {
  await withTab(async (tab) => {
    await open(tab, `${site.url('search.html')}?q=电商`);
    assert.ok((await tab.locator('#found > .skip').boundingBox()).width <= 1, 'only keys meet the link');
    await tab.locator('#search-help a').last().focus();
    await tab.keyboard.press('Tab');
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), '跳到检索结果');
    assert.ok(await tab.evaluate(() => document.activeElement.getBoundingClientRect().top >= 0), 'it is seen');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    assert.ok(await tab.evaluate(() => document.activeElement === document.querySelector('#results a[href]')), 'the first hit is next');
  });
});

async function withTab(act) {
  const context = await freshContext(browser);
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  tab.on('requestfailed', (request) => {
    // Going on to the next page ends what the last one was still loading, such as its icon.
    const fault = request.failure()?.errorText;
    if (fault !== 'net::ERR_ABORTED') errors.push(`${request.url()} fails: ${fault}`);
  });
  try {
    await act(tab);
  } finally {
    await context.close();
  }
  expectNone(errors, 'no script error and no failed request');
}

async function open(tab, address) {
  await tab.goto(address);
  await done(tab);
}

/** The list is complete, and nothing more is asked for. */
async function done(tab) {
  await tab.waitForFunction(() => {
    const asked = document.querySelector('input[type=search]').value;
    const results = document.querySelector('#results');
    return results.getAttribute('aria-busy') === 'false' && (!asked.trim() || document.querySelector('h1').textContent.includes(asked));
  });
}

/** Pages that hits lead to, in order, each once. */
function hitsOf(tab) {
  return tab.evaluate(() => {
    const root = location.href.replace(/search\.html.*$/, '');
    const paths = [...document.querySelectorAll('#results a[href]')].map((link) => link.href.replace(/[?#].*$/, '').slice(root.length));
    return [...new Set(paths)];
  });
}

async function ask(tab, address, query) {
  await open(tab, `${address('search.html')}?q=${encodeURIComponent(query)}`);
  return { hits: await hitsOf(tab), count: await tab.locator('#result-count').getAttribute('data-count') };
}

async function compare(tab, address, kind, query) {
  const { hits, count } = await ask(tab, address, query);
  const expected = wholeOrApart(query);
  const named = await tab.locator('#results .named').count();
  const wrong = [
    ...expected.filter((page) => !hits.includes(page)).map((page) => `misses ${page}`),
    ...(named ? [] : hits.filter((page) => !expected.includes(page)).map((page) => `has ${page} for nothing`)),
    ...(Number(count) === expected.length ? [] : [`counts ${count} pages of ${expected.length}`]),
  ];
  return wrong.map((text) => `${kind}: ${query}: ${text}`);
}

/** The pages with the words; where none has them in a row, those with the first two parts that stand somewhere. */
function wholeOrApart(query) {
  const cuts = /^[\u3400-\u9fff]{4,12}$/.test(query) ? Array.from({ length: query.length - 3 }, (_, at) => at + 2) : [];
  const asked = [query, ...cuts.map((at) => `${query.slice(0, at)} ${query.slice(at)}`)];
  return asked.map(truth).find((pages) => pages.length) ?? [];
}

/** Plain search: every word in some block of the page. */
function truth(query) {
  const quoted = [...query.matchAll(/["“]([^"”]+)["”]/g)].map((match) => match[1]);
  const words = [...quoted, ...query.replace(/["“][^"”]+["”]/g, ' ').split(/\s+/)].map(plainFold).filter(Boolean);
  const holds = (blocks) => words.every((word) => blocks.some((block) => block.includes(word)));
  return [...texts].filter(([, blocks]) => holds(blocks)).map(([page]) => page).sort();
}
