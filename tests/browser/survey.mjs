// What one page says about itself once it has loaded: its references, anchors, outline and requests.

import { settle } from './browser.mjs';

/** A visit for `visitAll`: facts of the document, and what the browser reported while it loaded. */
export const survey = {
  before(tab) {
    const heard = { console: [], errors: [], requests: [], failed: [] };
    tab.removeAllListeners();
    tab.on('console', (message) => message.type() === 'error' && heard.console.push(message.text()));
    tab.on('pageerror', (error) => heard.errors.push(error.message));
    tab.on('request', (request) => heard.requests.push(request.url()));
    tab.on('requestfailed', (request) => {
      const fault = request.failure()?.errorText;
      // We went on to the next page before it came (mostly the icon): its file is looked for on disk all the same.
      if (fault !== 'net::ERR_ABORTED') heard.failed.push(`${request.url()} (${fault})`);
    });
    return heard;
  },
  async at(tab, page, heard) {
    await settle(tab);
    return { ...heard, ...(await tab.evaluate(read)) };
  },
};

function read() {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const references = ['href', 'src', 'action', 'formaction', 'poster', 'data'].flatMap((attribute) =>
    all(`[${attribute}]`).map((element) => {
      const raw = element.getAttribute(attribute);
      return { element: window.probe.name(element), link: element.matches('a, area'), attribute, raw, url: resolve(raw) };
    }),
  );
  const sets = all('[srcset]').flatMap((element) =>
    element.srcset.split(',').map((candidate) => {
      const raw = candidate.trim().split(/\s+/)[0];
      return { element: window.probe.name(element), link: false, attribute: 'srcset', raw, url: resolve(raw) };
    }),
  );
  const ids = all('[id]').map((element) => element.id);
  const first = all('a[href], button, input, select, textarea, summary, [tabindex]').find(
    (element) => element.tabIndex >= 0 && !element.closest('[hidden]'),
  );
  const main = all('main');
  return {
    references: [...references, ...sets],
    ids,
    repeatedIds: [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))],
    lang: document.documentElement.lang,
    title: document.title.trim(),
    h1: all('h1').length,
    headings: all('h1, h2, h3, h4, h5, h6').map((heading) => [Number(heading.tagName[1]), heading.textContent.trim()]),
    main: main.length,
    banner: all('header').filter((header) => !header.closest('main, article, section, aside')).length,
    navigation: all('nav').filter((nav) => nav.hasAttribute('aria-label') || nav.hasAttribute('aria-labelledby')).length,
    footer: all('footer').filter((footer) => !footer.closest('main, article, section, aside')).length,
    crumbs: all('nav[aria-label="当前位置"]').length,
    skips: Boolean(main[0]?.id) && first?.getAttribute('href') === `#${main[0].id}`,
  };

  function resolve(raw) {
    try {
      return new URL(raw, document.baseURI).href;
    } catch {
      return '';
    }
  }
}
