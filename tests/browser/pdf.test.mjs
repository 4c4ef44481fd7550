// The program of this suite is built without the typesetter; tests/suite/pack/pdf.rs has it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { required } from './site.mjs';

const binary = required('ATLAS_BIN');
const pack = (...words) => spawnSync(binary, ['pack', '--case', 'kuandian', ...words], { encoding: 'utf8' });

test('asked for a PDF it says in one line how to get one, and makes nothing', () => {
  const out = path.join(os.tmpdir(), `没有 ${process.pid}`);
  for (const formats of ['pdf', 'epub,pdf']) {
    const { status, stderr } = pack('--format', formats, '--out', out);
    assert.equal(status, 2);
    assert.match(stderr, /^错误：[^\n]*cargo run --release --features pdf -- pack --all --format pdf\n$/);
    assert.ok(!fs.existsSync(out));
  }
});

test('not asked for one it makes the other formats and complains of nothing', () => {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), '讲义 '));
  try {
    const { status, stderr } = pack('--out', path.join(out, '一'));
    assert.equal(status, 0);
    assert.doesNotMatch(stderr, /pdf/i);
    const made = fs.readdirSync(path.join(out, '一', 'cases'));
    assert.ok(made.includes('kuandian.epub') && !made.some((file) => file.endsWith('.pdf')), made.join());
  } finally {
    fs.rmSync(out, { recursive: true });
  }
});
