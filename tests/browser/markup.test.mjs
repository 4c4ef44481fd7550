// The Nu HTML checker over every page and every style sheet.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { expectNone } from './findings.mjs';
import { Site, required, siteUnderTest } from './site.mjs';

const site = siteUnderTest();
/** With every label, a canonical address and codes. */
const government = new Site(required('ATLAS_GOVERNMENT'));
const require = createRequire(import.meta.url);
const CHECKER = path.join(path.dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
/** Files for one run of the checker: a command line has an end. */
const BATCH = 400;

test('the checker sees a fault where there is one', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'faulty-'));
  const page = path.join(folder, 'faulty.html');
  const sheet = path.join(folder, 'faulty.css');
  fs.writeFileSync(page, '<!DOCTYPE html><html lang="zh-CN"><title>错</title><p><div></p>');
  fs.writeFileSync(sheet, 'p { color: 12px; }');
  const found = await check([page, sheet]);
  fs.rmSync(folder, { recursive: true });
  for (const file of [page, sheet]) {
    assert.ok(found.some(({ url }) => url === pathToFileURL(file).href.replace('file:///', 'file:/')), `no fault in ${file}`);
  }
});

test('no error in any page or style sheet', async () => {
  await expectValid(site, site.files.filter((file) => /\.(html|css|svg)$/.test(file)));
});

test('no error in the pages of a public body', async () => {
  await expectValid(government, government.samples());
});

async function expectValid(site, files) {
  const findings = [];
  for (let from = 0; from < files.length; from += BATCH) {
    const found = await check(files.slice(from, from + BATCH).map((file) => path.join(site.root, file)));
    findings.push(
      ...found.map(({ url, lastLine, lastColumn, message, extract }) => {
        const near = extract ? ` near ${extract.replace(/\s+/g, ' ').trim()}` : '';
        return `${site.fileAt(url) ?? url}:${lastLine}:${lastColumn}: ${message}${near}`;
      }),
    );
  }
  expectNone(findings, 'the Nu checker finds no error');
}

/** The checker's messages. It reports through standard error and exits with 1 when there are any. */
function check(files) {
  const options = ['--errors-only', '--format', 'json', '--also-check-css', '--also-check-svg'];
  return new Promise((done, refuse) => {
    execFile(
      'java',
      ['-jar', CHECKER, ...options, ...files],
      // Java reads file names by the locale.
      { env: { ...process.env, LC_ALL: 'C.UTF-8' }, maxBuffer: 64 * 1024 * 1024 },
      (error, output, report) => {
        try {
          done(JSON.parse(report.slice(report.indexOf('{'))).messages);
        } catch {
          refuse(new Error(`the checker did not run: ${error?.message ?? ''}\n${report.slice(0, 2000)}`));
        }
      },
    );
  });
}
