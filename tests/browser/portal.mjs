// Serves a built site over http, at one or more places, with the headers the README prescribes.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.json': 'application/json',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** The policies of the README's server snippets: nginx, IIS. */
export function prescribedPolicies() {
  const readme = fs.readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
  const nginx = /add_header Content-Security-Policy "([^"]+)" always;/.exec(readme)?.[1];
  const iis = /<add name="Content-Security-Policy" value="([^"]+)" \/>/.exec(readme)?.[1];
  if (!nginx || !iis) throw new Error('README.md has no policy for nginx or for IIS');
  return { nginx, iis };
}

/**
 * Serves the files of `root` below each of `places` (`/`, `/a/b/`), with `policy`; `extra` gives
 * further answers by address. Returns the origin and what was asked for in vain.
 */
export async function serve(root, places, policy, extra = {}) {
  const missed = [];
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const headers = { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' };
    const place = places.find((place) => address.startsWith(place));
    const inside = place && path.join(root, address.slice(place.length) || 'index.html');
    if (extra[address]) {
      response.writeHead(200, { ...headers, 'Content-Type': TYPES['.html'] }).end(extra[address]);
    } else if (inside && inside.startsWith(root + path.sep) && fs.existsSync(inside) && fs.statSync(inside).isFile()) {
      const type = TYPES[path.extname(inside)] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'Content-Type': type }).end(fs.readFileSync(inside));
    } else {
      missed.push(address);
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    missed,
    close: () => new Promise((done) => server.close(done)),
  };
}
