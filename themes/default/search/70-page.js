/* 检索页：读地址里的所问，列出结果。键盘：框里按下键到第一条，条间上下键，Esc 回框。 */
(function (parts) {
  'use strict';

  /* 先列这些；页不多的站接着列完，页多的站点“再看一些”。 */
  var FIRST = 8;
  var STEP = 24;
  var SMALL = 600;
  var NAMED = 8;
  var PAUSE = 200;
  /* 不多于这些页，就一一核实，报准数；多于的，三字以内也是准数。 */
  var EXACT = 16;
  /* 各项的页数要读这么多分片以内，才列出。 */
  var FACET_SCRIPTS = 6;
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
      current = { asked: asked, words: words, carried: asked.q, also: form.getAttribute('data-also'), shown: 0, next: 0, named: [] };
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
    parts.named(current.asked.q, NAMED, function (names) {
      if (mine !== turn) { return; }
      current.named = names;
      then();
    });
  }

  function withFilters(mine, then) {
    var wanted = GROUPS.filter(function (name) { return current.asked[name]; });
    if (!wanted.length) { then(); return; }
    parts.load('search/facets.js', function (whole) {
      if (mine !== turn) { return; }
      if (!whole) { fail(); return; }
      parts.loadAll(wanted.map(scriptOf).filter(Boolean), function () {
        if (mine !== turn) { return; }
        wanted.forEach(function (name) {
          current.list = narrowed(current.list, GROUPS.indexOf(name), current.asked[name]);
        });
        then();
      });
    });
  }

  /* 一项的页在哪个分片的第几张表：“3.1” */
  function placeOf(group, id) {
    var values = parts.state.facets.groups[group];
    for (var at = 0; at < values.length; at += 4) {
      if (values[at] === id) { return values[at + 3].split('.'); }
    }
    return null;
  }

  function scriptOf(name) {
    var place = placeOf(GROUPS.indexOf(name), current.asked[name]);
    return place ? 'search/f/' + place[0] + '.js' : '';
  }

  function narrowed(list, group, id) {
    var pages = pagesOf(group, id);
    return list.filter(function (each) { return pages[each.page]; });
  }

  function pagesOf(group, id) {
    var pages = {};
    var place = placeOf(group, id);
    var lists = place && parts.state.lists[place[0]];
    if (lists) { parts.decode(lists[place[1]], parts.state.pages, function (page) { pages[page] = true; }); }
    return pages;
  }

  function begin(mine) {
    show(current);
    current.named.forEach(function (word) { results.appendChild(parts.namedRow(word)); });
    batch(mine, FIRST);
  }

  /* 读几页正文，合的列出。先看的不足一屏，就接着看。 */
  function batch(mine, size) {
    var part = current.list.slice(current.next, current.next + size);
    parts.look(part, current.words, function (whole, hits) {
      if (mine !== turn) { return; }
      if (!whole) { fail(); return; }
      current.next += part.length;
      hits.sort(parts.nearer).forEach(function (hit) {
        results.appendChild(parts.row(current, hit));
        current.shown += 1;
      });
      settle(mine);
    });
  }

  function settle(mine) {
    var left = current.list.length - current.next;
    var goOn = left > 0 && (parts.state.pages <= SMALL || current.shown < FIRST || current.list.length <= EXACT);
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
    found.hidden = !number && !current.named.length;
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
    facets.textContent = '';
    if (!current.all.length) { return; }
    parts.load('search/facets.js', function (whole) {
      var paths = [];
      if (mine !== turn || !whole) { return; }
      for (var at = 0; at < parts.state.facets.scripts; at += 1) { paths.push('search/f/' + at + '.js'); }
      if (paths.length > FACET_SCRIPTS) { paths = []; }
      parts.loadAll(paths, function () {
        if (mine !== turn) { return; }
        facets.textContent = '';
        GROUPS.forEach(drawGroup);
      });
    });
  }

  /* 各项带着页数；页数没有读来的大站只列名目。 */
  function drawGroup(name, group) {
    var values = parts.state.facets.groups[group];
    var counted = parts.state.facets.scripts <= FACET_SCRIPTS;
    var base = current.all.filter(function (each) { return each.is !== false; });
    var list = parts.make('ul');
    var nav = parts.make('nav', '', 'facet');
    var fold = parts.make('details');
    var summary = parts.make('summary');
    var label = parts.make('h2', form.getAttribute('data-facets').split('|')[group]);
    GROUPS.forEach(function (other, at) {
      if (counted && other !== name && current.asked[other]) { base = narrowed(base, at, current.asked[other]); }
    });
    label.id = 'facet-' + name;
    nav.setAttribute('aria-labelledby', label.id);
    list.appendChild(choice(name, '', form.getAttribute('data-all'), counted ? base.length : ''));
    for (var at = 0; at < values.length; at += 4) {
      var number = counted ? narrowed(base, group, values[at]).length : '';
      if (number !== 0 || current.asked[name] === values[at]) {
        list.appendChild(choice(name, values[at], values[at + 1], number));
      }
    }
    /* 窄屏上先看结果：收起来，选了的那一组除外。 */
    fold.open = Boolean(current.asked[name]) || !window.matchMedia('(max-width: 51.99rem)').matches;
    summary.appendChild(label);
    fold.appendChild(summary);
    fold.appendChild(list);
    nav.appendChild(fold);
    if (list.children.length > 1) { facets.appendChild(nav); }
  }

  function choice(name, id, label, number) {
    var item = parts.make('li');
    var anchor = parts.make('a', label);
    var asked = copy(current.asked);
    asked[name] = id;
    anchor.href = toAddress(asked);
    if (number !== '') { anchor.appendChild(parts.make('span', String(number))); }
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
    if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.nodeName)) {
      event.preventDefault();
      input.focus();
      input.select();
      return;
    }
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
