// The binary gives the same bytes whatever the time zone, the locale and the number of threads.

import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { expectNone } from './findings.mjs';
import { required, Site } from './site.mjs';

const run = promisify(execFile);
const binary = required('ATLAS_BIN');
const PLACES = {
  shanghai: { TZ: 'Asia/Shanghai', LC_ALL: 'C.UTF-8', RAYON_NUM_THREADS: '1' },
  newyork: { TZ: 'America/New_York', LANG: 'zh_CN.UTF-8', RAYON_NUM_THREADS: '8' },
};

test('the same bytes in Shanghai with one thread and in New York with eight', async () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'atlas-places-'));
  const built = {};
  for (const [place, settings] of Object.entries(PLACES)) {
    const { TZ, LC_ALL, LANG, RAYON_NUM_THREADS, ...inherited } = process.env;
    built[place] = path.join(scratch, place);
    await run(binary, ['build', '--out', built[place]], { env: { ...inherited, ...settings }, maxBuffer: 64 * 1024 * 1024 });
  }
  const [first, second] = Object.values(built).map((folder) => new Site(folder));
  const everywhere = [...new Set([...first.files, ...second.files])].sort();
  const differing = everywhere.flatMap((file) => {
    if (!first.files.includes(file)) return [`${file}: only in the second build`];
    if (!second.files.includes(file)) return [`${file}: only in the first build`];
    const [one, other] = [first, second].map((site) => fs.readFileSync(path.join(site.root, file)));
    if (one.equals(other)) return [];
    const at = one.findIndex((byte, index) => byte !== other[index]);
    return [`${file}: differs from byte ${at}: “${one.subarray(at, at + 40)}” and “${other.subarray(at, at + 40)}”`];
  });
  fs.rmSync(scratch, { recursive: true });
  expectNone(differing, 'both builds hold the same files with the same bytes');
});
