// Every script that is shipped is ES5: offices have browsers that know no more.

import { test } from 'node:test';
import { parse } from 'acorn';
import { expectNone } from './findings.mjs';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const scripts = site.files.filter((file) => file.endsWith('.js'));

test('every script parses as ES5, as a classic script', () => {
  const findings = scripts.flatMap((file) => fault(site.read(file)).map((text) => `${file}: ${text}`));
  expectNone(findings, 'ES5');
  expectNone(['assets/atlas.js', 'assets/seek.js', 'assets/mark.js', 'assets/search.js', 'assets/choose.js', 'assets/compare.js', 'search/index.js', 'compare/data/cases-0.js'].filter((file) => !scripts.includes(file)), 'the scripts are there');
});

test('the parser tells ES5 from later scripts', () => {
  const later = ['let a;', 'a => a;', '`a`;', 'import "a";', 'f(a,);', '({ a });', 'for (x of y);'];
  expectNone(later.filter((text) => !fault(text).length), 'refused');
});

test('no script stands in a page', () => {
  // JSON-LD is data: no browser runs it, and no policy speaks of it.
  const inline = site.pages.filter((page) => /<script(?![^>]*\s(src=|type="application\/ld\+json"))/i.test(site.read(page)));
  expectNone(inline, 'scripts have files of their own');
});

function fault(text) {
  try {
    parse(text, { ecmaVersion: 5, sourceType: 'script' });
    return [];
  } catch (error) {
    return [error.message];
  }
}
