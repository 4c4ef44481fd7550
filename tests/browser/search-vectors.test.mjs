// The script side cuts and folds as the vectors say that the Rust side passes too.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';
import { siteUnderTest } from './site.mjs';

const site = siteUnderTest();
const vectors = JSON.parse(fs.readFileSync(new URL('../vectors/search.json', import.meta.url), 'utf8'));
const parts = load();

test('texts fold as the vectors say', () => {
  for (const { text, folded } of vectors.fold) assert.equal(parts.fold(text), folded, JSON.stringify(text));
});

test('folded characters know where they come from', () => {
  for (const { text } of vectors.fold) {
    const places = [];
    const folded = parts.fold(text, places);
    assert.equal(places.length, folded.length, JSON.stringify(text));
    [...folded].length === folded.length && places.forEach((place, at) => assert.equal(parts.fold(text[place]).trim() === '' || parts.fold(text[place]).includes(folded[at]), true, JSON.stringify(text)));
  }
});

test('keys are cut as the vectors say', () => {
  for (const { folded, keys } of vectors.keys) assert.deepEqual([...new Set(parts.keys(folded))].sort(), keys, folded);
});

test('queries are cut as the vectors say', () => {
  for (const { query, words } of vectors.words) assert.deepEqual([...parts.words(query)], words, query);
});

test('lists are read as the vectors say', () => {
  for (const { total, numbers, text } of vectors.lists) {
    const read = [];
    parts.decode(text, total, (number) => read.push(number));
    assert.deepEqual(read, numbers, text);
  }
});

/** The search scripts as shipped, in a page without a page. */
function load() {
  const context = vm.createContext({ document: { getElementById: () => null } });
  context.window = context;
  for (const file of ['assets/mark.js', 'assets/search.js', 'search/fold.js']) vm.runInContext(site.read(file), context);
  return context.atlasSearchParts;
}
