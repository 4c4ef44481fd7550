// Walks the whole folder as a reader would: every page, every link, every anchor, every request.

import { after, before, test } from 'node:test';
import { launch, visitAll } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';
import { survey } from './survey.mjs';

const site = siteUnderTest();
let browser;
/** [page, what it says about itself]; a page that did not load has `broken` alone. */
let surveys;

before(async () => {
  browser = await launch();
  surveys = await visitAll(browser, site, site.pages, survey);
});
after(() => browser?.close());

const loaded = () => surveys.filter(([, facts]) => !facts.broken);
const findings = (look) => loaded().flatMap(([page, facts]) => look(facts, page).map((text) => `${page}: ${text}`));

test('every page loads', () => {
  expectNone(surveys.filter(([, facts]) => facts.broken).map(([, facts]) => facts.broken), 'every page loads');
});

test('every file name is plain ASCII', () => {
  const odd = site.files.filter((file) => file.split('/').some((part) => !/^[a-z0-9._-]+$/.test(part)));
  expectNone(odd, 'names match ^[a-z0-9._-]+$');
});

test('every page is reached from the home page', () => {
  const leads = new Map(
    loaded().map(([page, facts]) => [page, facts.references.filter((reference) => reference.link).map((reference) => site.fileAt(reference.url))]),
  );
  for (const alias of site.aliases) leads.set(alias, [aliasTarget(alias)]);
  const reached = new Set(['index.html']);
  for (const page of reached) for (const next of leads.get(page) ?? []) reached.add(next);
  // The server shows 404.html; an alias is reached from outside, by its old address.
  const lost = site.pages.filter((page) => !reached.has(page) && page !== '404.html');
  expectNone(lost, 'links from index.html lead to every page');
});

test('every alias page leads to a page', () => {
  const dead = site.aliases.filter((alias) => !site.pages.includes(aliasTarget(alias)));
  expectNone(dead.map((alias) => `${alias}: leads to ${aliasTarget(alias)}`), 'aliases lead to pages of the folder');
});

test('no request leaves the folder and none fails', () => {
  const known = new Set(site.files);
  expectNone(
    findings((facts) => [
      ...facts.requests.filter((url) => !known.has(site.fileAt(url))).map((url) => `asks for ${url}`),
      ...facts.failed.map((url) => `fails to load ${url}`),
    ]),
    'every request is for a file of the folder',
  );
});

test('no error in the console', () => {
  expectNone(
    findings((facts) => [...facts.console.map((text) => `console: ${text}`), ...facts.errors.map((text) => `script: ${text}`)]),
    'pages run without errors',
  );
});

test('no dead link', () => {
  const known = new Set(site.files);
  expectNone(
    findings((facts) =>
      facts.references
        .filter(({ raw, url }) => !known.has(site.fileAt(url)) && !leadsOutside(raw))
        .map(({ element, attribute, raw }) => `${element} has ${attribute}="${raw}", no such file`),
    ),
    'every reference is to a file of the folder',
  );
});

test('no dead anchor', () => {
  const ids = new Map(loaded().map(([page, facts]) => [page, new Set(facts.ids)]));
  expectNone(
    findings((facts) =>
      facts.references
        .filter(({ url }) => url.includes('#') && ids.has(site.fileAt(url)))
        .filter(({ url }) => !ids.get(site.fileAt(url)).has(decodeURIComponent(new URL(url).hash.slice(1))))
        .map(({ element, raw }) => `${element} leads to ${raw}, no such id there`),
    ),
    'every #id exists in its page',
  );
});

test('references are relative and name a file', () => {
  expectNone(
    findings((facts) =>
      facts.references
        .filter(({ raw }) => !leadsOutside(raw))
        .filter(({ raw }) => raw === '' || raw.startsWith('/') || raw.endsWith('/') || /^[a-z]+:/i.test(raw))
        .map(({ element, attribute, raw }) => `${element} has ${attribute}="${raw}"`),
    ),
    'no reference is empty, begins or ends with “/”, or has a scheme of its own',
  );
});

test('no id twice in a page', () => {
  expectNone(findings((facts) => facts.repeatedIds.map((id) => `#${id} is there more than once`)), 'ids are unique');
});

test('every page has its frame', () => {
  expectNone(
    findings((facts, page) => {
      const wrong = [];
      const expect = (holds, text) => holds || wrong.push(text);
      expect(facts.lang === 'zh-CN', `lang is “${facts.lang}”, expected zh-CN`);
      expect(facts.title, 'has no title');
      expect(facts.h1 === 1, `has ${facts.h1} h1, expected 1`);
      expect(facts.main === 1, `has ${facts.main} main, expected 1`);
      expect(facts.banner === 1, `has ${facts.banner} page headers, expected 1`);
      expect(facts.footer === 1, `has ${facts.footer} page footers, expected 1`);
      expect(facts.navigation >= 1, 'has no labelled nav');
      expect(facts.skips, 'the first thing to tab to is not a skip link to main');
      expect(page === 'index.html' || facts.crumbs === 1, `has ${facts.crumbs} nav[aria-label="当前位置"], expected 1`);
      return wrong;
    }),
    'lang, title, one h1, landmarks, skip link and breadcrumb',
  );
});

test('no heading skips a level', () => {
  expectNone(
    findings(({ headings }) =>
      headings
        .filter(([level], at) => level > (at === 0 ? 1 : headings[at - 1][0] + 1))
        .map(([level, text]) => `h${level} “${text}” comes too deep`),
    ),
    'each heading is at most one level below the one before it',
  );
});

test('nothing moves: no animation, no transition', () => {
  const sheets = site.files.filter((file) => file.endsWith('.css'));
  const moving = sheets.filter((file) => /(^|[\s;{])(animation|transition|scroll-behavior)[\w-]*\s*:/.test(site.read(file)));
  expectNone(moving, 'there is nothing for prefers-reduced-motion to turn off');
});

function leadsOutside(raw) {
  return /^(https?|mailto|tel):/i.test(raw);
}

function aliasTarget(alias) {
  const target = /url=['"]?([^'">\s]+)/i.exec(site.read(alias))?.[1] ?? '';
  return site.fileAt(new URL(target, site.url(alias)).href);
}
