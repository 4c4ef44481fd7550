// A built site as a folder: its files, its pages by kind, and the addresses that lead to them.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export class Site {
  constructor(root, home = 'index.html') {
    this.root = path.resolve(root);
    if (!fs.existsSync(path.join(this.root, home))) {
      throw new Error(`${this.root} holds no ${home}: build a site there first`);
    }
    /** Every file, as a path relative to the root with forward slashes, sorted. */
    this.files = walk(this.root).sort();
    const html = this.files.filter((file) => file.endsWith('.html'));
    /** Pages that only forward the reader to another page (old addresses). */
    this.aliases = html.filter((file) => /http-equiv=["']?refresh/i.test(this.read(file)));
    /** Every other page. */
    this.pages = html.filter((file) => !this.aliases.includes(file));
  }

  read(file) {
    return fs.readFileSync(path.join(this.root, file), 'utf8');
  }

  size(file) {
    return fs.statSync(path.join(this.root, file)).size;
  }

  url(file) {
    return pathToFileURL(path.join(this.root, file)).href;
  }

  /** The file an address leads to, relative to the root; undefined when it leads out of the folder. */
  fileAt(url) {
    if (!url.startsWith('file:')) return undefined;
    const address = new URL(url);
    address.search = '';
    address.hash = '';
    const relative = path.relative(this.root, fileURLToPath(address));
    return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : relative.split(path.sep).join('/');
  }

  /** Pages of one kind, smallest first, the folder's own index left out. */
  ofKind(kind) {
    const own = this.pages.filter((page) => kindOf(page) === kind);
    const inner = own.filter((page) => !page.endsWith('/index.html'));
    return inner.sort((a, b) => this.size(a) - this.size(b) || (a < b ? -1 : 1));
  }

  /** Of every kind: the index, the smallest and the largest page. */
  samples() {
    return this.#pick((inner) => [inner[0], inner.at(-1)]);
  }

  /** Of every kind: the largest page; where a kind has an index alone, that. */
  largest() {
    return this.#pick((inner) => [inner.at(-1)], false);
  }

  #pick(choose, withIndex = true) {
    const kinds = [...new Set(this.pages.map(kindOf))];
    return kinds.flatMap((kind) => {
      const inner = this.ofKind(kind);
      const index = this.pages.filter((page) => page === `${kind}/index.html`);
      const chosen = inner.length ? choose(inner) : [];
      return [...new Set([...(withIndex || !inner.length ? index : []), ...chosen])];
    });
  }

  /** The three pages that carry the layout: home, the longest case, the longest model. */
  get leading() {
    const leading = { home: 'index.html', study: this.ofKind('cases').at(-1), model: this.ofKind('models').at(-1) };
    for (const [name, page] of Object.entries(leading)) {
      if (!page) throw new Error(`the site has no ${name} page`);
    }
    return leading;
  }
}

/** The kind of a page: its first folder, or its file name at top level. */
export function kindOf(page) {
  return page.split('/')[0];
}

/** The site that tests/run has built. */
export function siteUnderTest() {
  return new Site(required('ATLAS_SITE'));
}

export function required(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set; tests/run sets it`);
  return value;
}

function walk(root, below = '') {
  return fs.readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const relative = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(root, relative) : [relative];
  });
}
