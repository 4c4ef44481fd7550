// A static server over a folder, as plain as any: what a site needs from http and no more.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Serves `root` under a sub-directory, as on a portal; returns its address and how to stop it. */
export async function serve(root) {
  const prefix = '/zt/atlas/';
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = path.join(root, decodeURIComponent(pathname.slice(prefix.length)));
    if (!pathname.startsWith(prefix) || !file.startsWith(root) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type }).end(fs.readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: (file) => `http://127.0.0.1:${server.address().port}${prefix}${file}`,
    close: () => new Promise((done) => server.close(done)),
  };
}
