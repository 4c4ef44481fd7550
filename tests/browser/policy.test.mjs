// Over http, at the root and deep in a portal, under the Content-Security-Policy that the README prescribes: every page
// works, breaks no rule of the policy, and asks for nothing outside its folder.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freshContext, launch, settle } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { prescribedPolicies, serve } from './portal.mjs';
import { Site, required } from './site.mjs';

const site = new Site(required('ATLAS_GOVERNMENT'));
const policies = prescribedPolicies();
const DEEP = '/a/b/zt/atlas/';
const WRONG = '<!doctype html><html lang="zh-CN"><title>x</title><p style="color:red">x</p><script>document.title = "y"</script>';
let browser;
let deep;
let root;

before(async () => {
  browser = await launch();
  deep = await serve(site.root, [DEEP], policies.nginx, { '/wrong.html': WRONG });
  root = await serve(site.root, ['/'], policies.nginx);
});
after(async () => {
  await browser?.close();
  await Promise.all([deep, root].map((server) => server?.close()));
});

/** A tab that remembers what the policy refuses, what it asks for, and what goes wrong. */
async function watched() {
  const context = await freshContext(browser);
  await context.addInitScript(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.refused.push(`${event.violatedDirective} refuses ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
    });
  });
  const tab = await context.newPage();
  const heard = { errors: [], requests: [] };
  tab.on('console', (message) => message.type() === 'error' && heard.errors.push(message.text()));
  tab.on('pageerror', (error) => heard.errors.push(error.message));
  tab.on('request', (request) => heard.requests.push(request.url()));
  return { context, tab, heard };
}

/** Everything a reader can set in motion with one press and stay; each control of the page once. */
async function pressEverything(tab) {
  const buttons = await tab.$$('button[type=button]:visible:not([data-print])');
  for (const button of buttons) if (await button.isVisible()) await button.click({ timeout: 5_000 });
}

async function walk(server, place, pages) {
  server.missed.length = 0;
  const found = [];
  const { context, tab, heard } = await watched();
  for (const page of pages) {
    heard.errors.length = 0;
    heard.requests.length = 0;
    const start = `${server.origin}${place}`;
    const answer = await tab.goto(start + page, { waitUntil: 'load' });
    await settle(tab);
    await pressEverything(tab);
    const says = (text) => found.push(`${place}${page}: ${text}`);
    if (answer.status() !== 200) says(`status ${answer.status()}`);
    (await tab.evaluate(() => window.refused)).forEach(says);
    heard.errors.forEach(says);
    heard.requests.filter((url) => !url.startsWith(start)).forEach((url) => says(`asks for ${url}`));
    const styled = await tab.evaluate(() => document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 100);
    if (!styled) says('the style sheet is not applied');
    const scripted = await tab.evaluate(() => Boolean(document.querySelector('[data-js]:not([hidden])')));
    if (!scripted) says('the script has not run');
  }
  await context.close();
  return found;
}

test('nginx and IIS get the same policy, and it is strict', () => {
  assert.equal(policies.iis, policies.nginx);
  assert.match(policies.nginx, /^default-src 'none';/);
  for (const word of ['unsafe', '*', 'data:', 'http:', 'https:']) {
    assert.ok(!policies.nginx.includes(word), `the policy allows ${word}`);
  }
});

test('the policy refuses what it should', async () => {
  const { context, tab } = await watched();
  await tab.goto(`${deep.origin}/wrong.html`);
  const refused = await tab.evaluate(() => window.refused);
  assert.ok(refused.some((text) => text.startsWith('script-src')), `an inline script runs: ${refused}`);
  assert.ok(refused.some((text) => text.startsWith('style-src')), `an inline style applies: ${refused}`);
  assert.equal(await tab.title(), 'x');
  await context.close();
});

test('deep in a portal every page works under the policy', async () => {
  expectNone(await walk(deep, DEEP, site.pages), 'no violation, no error, no request outside the folder');
  expectNone(deep.missed, 'nothing is asked for in vain');
});

test('at the root it is the same', async () => {
  expectNone(await walk(root, '/', site.samples()), 'no violation, no error, no request outside the folder');
  expectNone(root.missed, 'nothing is asked for in vain');
});

test('search works under the policy', async () => {
  const { context, tab, heard } = await watched();
  const start = `${deep.origin}${DEEP}`;
  await tab.goto(`${start}search.html?q=${encodeURIComponent('电商')}`);
  await tab.waitForSelector('#results > li');
  expectNone([...(await tab.evaluate(() => window.refused)), ...heard.errors], 'no violation, no error');
  expectNone(heard.requests.filter((url) => !url.startsWith(start)), 'no request outside the folder');
  await context.close();
});

test('what a page says of itself outlives the policy', async () => {
  const { context, tab } = await watched();
  await tab.goto(`${deep.origin}${DEEP}${site.leading.study}`);
  const data = await tab.evaluate(() => JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent));
  assert.ok(data['@graph'].length > 1);
  await context.close();
});
