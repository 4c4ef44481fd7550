/* 检索页：读地址里的所问，列出结果。键盘：框里按下键到第一条，条间上下键，Esc 回框。 */
(function (parts) {
  'use strict';

  /* 先列这些；页不多的站接着列完，页多的站点“再看一些”。 */
  var FIRST = 8;
  var STEP = 24;
  var SMALL = 600;
  var FACETS_AT_ONCE = 3000;
  var NAMED = 8;
  var PAUSE = 200;
  var GROUPS = ['model', 'province', 'period'];

  var form = document.getElementById('search');
  if (!form) { return; }
  var own = document.currentScript || document.querySelector('script[src$="assets/search.js"]');
  parts.setRoot(own.getAttribute('src').replace(/assets\/search\.js.*$/, ''));

  var input = form.querySelector('input[type="search"]');
  var results = document.getElementById('results');
  var count = document.getElementById('result-count');
  var more = document.getElementById('more');
  var found = document.getElementById('found');
  var facets = document.getElementById('facets');
  var heading = document.getElementById('search-title');
  var title = document.title;
  var plainHeading = heading.textContent;
  var turn = 0;
  var current = null;

  function say(name, value) { return form.getAttribute('data-' + name).replace('{n}', value); }

  /* —— 地址 */
  function fromAddress() {
    var asked = { q: '' };
    location.search.slice(1).split('&').forEach(function (pair) {
      var at = pair.indexOf('=');
      var name = pair.slice(0, at);
      if (at > 0 && (name === 'q' || GROUPS.indexOf(name) >= 0)) {
        try { asked[name] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, ' ')); } catch (broken) { asked[name] = ''; }
      }
    });
    return asked;
  }

  function toAddress(asked) {
    var pairs = ['q'].concat(GROUPS).filter(function (name) { return asked[name]; });
    return location.pathname.replace(/^.*\//, '') + (pairs.length ? '?' : '') + pairs.map(function (name) {
      return name + '=' + encodeURIComponent(asked[name]);
    }).join('&');
  }

  function remember(asked, push) {
    try { history[push ? 'pushState' : 'replaceState'](null, '', toAddress(asked)); } catch (refused) { return; }
  }

  /* —— 造元素 */
  function make(name, text, className) {
    var element = document.createElement(name);
    if (text) { element.textContent = text; }
    if (className) { element.className = className; }
    return element;
  }

  function pieces(element, list) {
    list.forEach(function (piece) { element.appendChild(piece[1] ? make('mark', piece[0]) : document.createTextNode(piece[0])); });
    return element;
  }

  function withMarks(element, text) {
    var places = [];
    var folded = parts.fold(text, places);
    return pieces(element, parts.marked(text, folded, places, current.words, 0, folded.length));
  }

  function link(path, id) {
    var element = make('a');
    element.href = path + '?q=' + encodeURIComponent(current.carried) + (id ? '#' + id : '');
    return element;
  }

  function sign(seal, kind) {
    var split = /^([a-z]+)(.+)$/.exec(seal);
    var element = split ? make('span', split[2], 'seal ' + split[1]) : make('span', kind, 'kind');
    element.setAttribute('aria-hidden', 'true');
    return element;
  }

  function meta(values) {
    var line = make('p', '', 'meta');
    values.filter(Boolean).forEach(function (value) { line.appendChild(make('span', value)); });
    return line;
  }

  /* 一页一条：落在最合的一节，同页的其他节列在下面。 */
  function row(hit) {
    var best = hit.sections[0];
    var item = make('li');
    var body = make('div');
    var head = make('h3');
    var anchor = link(hit.record[0], best.id);
    withMarks(anchor, hit.record[1]);
    if (best.heading && best.heading !== hit.record[1]) {
      anchor.appendChild(document.createTextNode(' '));
      anchor.appendChild(withMarks(make('small'), best.heading));
    }
    head.appendChild(anchor);
    body.appendChild(head);
    body.appendChild(pieces(make('p', '', 'x'), parts.excerpt(best, current.words)));
    body.appendChild(meta([hit.record[2]].concat(hit.record[3].split('\n'))));
    others(hit, best, body);
    item.appendChild(sign(best.seal, hit.record[2]));
    item.appendChild(body);
    return item;
  }

  function others(hit, best, body) {
    var line = make('p', form.getAttribute('data-also'), 'also-in');
    var seen = {};
    seen[best.heading] = true;
    hit.sections.forEach(function (section) {
      if (!section.id || !section.heading || seen[section.heading] || section.found.length < best.found.length) { return; }
      seen[section.heading] = true;
      if (line.children.length < 4) {
        line.appendChild(link(hit.record[0], section.id)).textContent = section.heading;
      }
    });
    if (line.children.length) { body.appendChild(line); }
  }

  /* 读音相合的名目 */
  function namedRow(word) {
    var item = make('li', '', 'named');
    var body = make('div');
    var head = make('h3');
    var split = word.path.split('#');
    var anchor = make('a', word.name);
    anchor.href = split[0] + '?q=' + encodeURIComponent(word.name) + (split[1] ? '#' + split[1] : '');
    head.appendChild(anchor);
    body.appendChild(head);
    body.appendChild(meta([word.kind]));
    item.appendChild(sign('', word.kind));
    item.appendChild(body);
    return item;
  }

  /* —— 检索 */
  function run(asked) {
    var mine = turn += 1;
    var words;
    results.setAttribute('aria-busy', 'true');
    if (!asked.q.replace(/\s/g, '')) { show(null); return; }
    parts.loadAll(['search/fold.js', 'search/index.js'], function (whole) {
      if (mine !== turn) { return; }
      if (!whole) { fail(); return; }
      words = parts.words(asked.q);
      current = { asked: asked, words: words, carried: asked.q, hits: 0, shown: 0, next: 0, named: [] };
      parts.candidates(words.map(parts.plan), function (read, list, sure) {
        if (mine !== turn) { return; }
        if (!read) { fail(); return; }
        current.all = list;
        current.list = list;
        current.sure = sure;
        withNames(mine, function () { withFilters(mine, function () { begin(mine); }); });
      });
    });
  }

  /* 所问是拉丁字母时，按读音找名目。 */
  function withNames(mine, then) {
    if (!/^[a-z\s']{2,}$/i.test(current.asked.q.trim())) { then(); return; }
    parts.load('search/words.js', function () {
      if (mine !== turn) { return; }
      current.named = parts.named(current.asked.q, NAMED);
      then();
    });
  }

  function withFilters(mine, then) {
    var wanted = GROUPS.some(function (name) { return current.asked[name]; });
    if (!wanted) { then(); return; }
    parts.load('search/facets.js', function () {
      if (mine !== turn || !parts.state.facets) { return; }
      GROUPS.forEach(function (name, at) {
        if (current.asked[name]) { current.list = narrowed(current.list, at, current.asked[name]); }
      });
      then();
    });
  }

  function narrowed(list, group, id) {
    var pages = pagesOf(group, id);
    return list.filter(function (each) { return pages[each.page]; });
  }

  function pagesOf(group, id) {
    var values = parts.state.facets[group];
    var pages = {};
    for (var at = 0; at < values.length; at += 4) {
      if (values[at] === id) { parts.decode(values[at + 3], function (page) { pages[page] = true; }); }
    }
    return pages;
  }

  function begin(mine) {
    show(current);
    current.named.forEach(function (word) { results.appendChild(namedRow(word)); });
    batch(mine, FIRST);
  }

  /* 读几页正文，合的列出。先看的不足一屏，就接着看。 */
  function batch(mine, size) {
    var part = current.list.slice(current.next, current.next + size);
    parts.loadAll(part.map(function (each) { return parts.textPath(each.page); }), function (whole) {
      if (mine !== turn) { return; }
      if (!whole) { fail(); return; }
      current.next += part.length;
      part.map(check).filter(Boolean).sort(parts.nearer).forEach(function (hit) {
        results.appendChild(row(hit));
        current.shown += 1;
      });
      settle(mine);
    });
  }

  function check(each) {
    var hit = parts.verify(each.page, current.words);
    each.is = Boolean(hit);
    if (hit) { hit.level = each.level; }
    return hit;
  }

  function settle(mine) {
    var left = current.list.length - current.next;
    var goOn = left > 0 && (parts.state.pages <= SMALL || current.shown < FIRST);
    tell(left, goOn);
    more.hidden = goOn || left === 0;
    if (goOn) {
      setTimeout(function () { if (mine === turn) { batch(mine, current.shown < FIRST ? FIRST : STEP); } }, 0);
      return;
    }
    results.setAttribute('aria-busy', 'false');
    drawFacets(mine);
  }

  /* 条数只在看完或无须看时报实数；读屏只在停下时报。 */
  function tell(left, goOn) {
    var number = current.sure ? current.list.length : current.shown + left;
    var text = say(left && !current.sure ? 'about' : 'count', number);
    if (goOn) { return; }
    if (current.named.length) {
      text = (number ? text + ' · ' : '') + say('named', current.named.length);
    } else if (!number) {
      text = say('none', '');
    }
    count.textContent = text;
    count.setAttribute('data-count', number);
  }

  function fail() {
    results.setAttribute('aria-busy', 'false');
    count.textContent = say('failed', '');
  }

  function show(search) {
    var text = search ? search.asked.q : '';
    results.textContent = '';
    facets.textContent = '';
    more.hidden = true;
    found.hidden = !search;
    heading.textContent = search ? heading.getAttribute('data-heading').replace('{q}', text) : plainHeading;
    document.title = search ? heading.textContent + ' - ' + title : title;
    if (!search) {
      results.setAttribute('aria-busy', 'false');
      count.textContent = '';
    }
  }

  /* —— 缩小范围 */
  function drawFacets(mine) {
    if (!current.all.length || (parts.state.pages > FACETS_AT_ONCE && !parts.state.facets)) { offerFacets(mine); return; }
    parts.load('search/facets.js', function () {
      if (mine !== turn || !parts.state.facets) { return; }
      facets.textContent = '';
      GROUPS.forEach(drawGroup);
    });
  }

  /* 页多的站，点了才载入。 */
  function offerFacets(mine) {
    var button = make('button', form.getAttribute('data-narrow'));
    facets.textContent = '';
    if (!current.all.length) { return; }
    button.type = 'button';
    button.addEventListener('click', function () {
      parts.load('search/facets.js', function () { drawFacets(mine); });
    });
    facets.appendChild(button);
  }

  function drawGroup(name, group) {
    var values = parts.state.facets[group];
    var base = current.all.filter(function (each) { return each.is !== false; });
    var list = make('ul');
    var nav = make('nav', '', 'facet');
    var label = make('h2', form.getAttribute('data-facets').split('|')[group]);
    var any = false;
    GROUPS.forEach(function (other, at) {
      if (other !== name && current.asked[other]) { base = narrowed(base, at, current.asked[other]); }
    });
    label.id = 'facet-' + name;
    nav.setAttribute('aria-labelledby', label.id);
    list.appendChild(choice(name, '', form.getAttribute('data-all'), base.length));
    for (var at = 0; at < values.length; at += 4) {
      var number = narrowed(base, group, values[at]).length;
      if (number || current.asked[name] === values[at]) {
        any = true;
        list.appendChild(choice(name, values[at], values[at + 1], number));
      }
    }
    nav.appendChild(label);
    nav.appendChild(list);
    if (any) { facets.appendChild(nav); }
  }

  function choice(name, id, label, number) {
    var item = make('li');
    var anchor = make('a', label);
    var asked = copy(current.asked);
    asked[name] = id;
    anchor.href = toAddress(asked);
    anchor.appendChild(make('span', String(number)));
    if ((current.asked[name] || '') === id) { anchor.setAttribute('aria-current', 'true'); }
    anchor.addEventListener('click', function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      remember(asked, true);
      run(asked);
      input.focus();
    });
    item.appendChild(anchor);
    return item;
  }

  function copy(asked) {
    var same = {};
    Object.keys(asked).forEach(function (name) { same[name] = asked[name]; });
    return same;
  }

  /* —— 输入 */
  var timer = 0;
  var composing = false;

  function typed() {
    clearTimeout(timer);
    if (composing) { return; }
    timer = setTimeout(function () { ask(false); }, PAUSE);
  }

  function ask(push) {
    var asked = copy(fromAddress());
    clearTimeout(timer);
    if (asked.q === input.value && current && current.asked.q === asked.q) { return; }
    asked = { q: input.value };
    remember(asked, push);
    run(asked);
  }

  function fromBar() {
    var asked = fromAddress();
    input.value = asked.q;
    run(asked);
  }

  /* 上下键在条间走。 */
  function move(event) {
    var links = results.querySelectorAll('h3 a');
    var at = Array.prototype.indexOf.call(links, document.activeElement);
    var down = event.key === 'ArrowDown' || event.key === 'Down';
    var up = event.key === 'ArrowUp' || event.key === 'Up';
    if (event.isComposing || (!down && !up && event.key !== 'Escape' && event.key !== 'Esc')) { return; }
    if (document.activeElement === input && !down) { return; }
    if (document.activeElement !== input && at < 0) { return; }
    if (down && links.length) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (!down) {
      event.preventDefault();
      if (up && at > 0) { links[at - 1].focus(); } else { input.focus(); }
    }
  }

  input.addEventListener('input', typed);
  input.addEventListener('compositionstart', function () { composing = true; });
  input.addEventListener('compositionend', function () { composing = false; typed(); });
  form.addEventListener('submit', function (event) { event.preventDefault(); ask(true); });
  more.addEventListener('click', function () { more.hidden = true; batch(turn, STEP); });
  document.addEventListener('keydown', move);
  window.addEventListener('popstate', fromBar);
  fromBar();
}(atlasSearchParts));
