/* 检索页：读地址里的所问，列出结果。键盘：框里按下键到第一条，条间上下键，Esc 回框。 */
(function (parts) {
  'use strict';

  /* 先列这些；页不多的站接着列完，页多的站点“再看一些”。 */
  var FIRST = 8;
  var STEP = 24;
  /* 头几页不合，接着看的至少这些；先再用上每词这么多个键。 */
  var AGAIN = 4;
  var KEYS = 2;
  var SMALL = 600;
  var NAMED = 8;
  var PAUSE = 200;
  /* 不多于这些页，列的时候就一一核实；三字以内不必核实。 */
  var EXACT = 16;
  /* 多于的，停手这么久以后接着核实，好报准数。至多核实这些页：从盘上读约 2 MB，从网上读约 200 KB；
     再多就报约数，要准就得读完所有候选页的正文。 */
  var REST = 1000;
  var VERIFIED = { disk: 300, web: 32 };

  var form = document.getElementById('search');
  if (!form) { return; }

  var input = form.querySelector('input[type="search"]');
  var results = document.getElementById('results');
  var number = document.getElementById('result-count');
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
      if (at > 0 && (name === 'q' || parts.GROUPS.indexOf(name) >= 0)) {
        try { asked[name] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, ' ')); } catch (broken) { asked[name] = ''; }
      }
    });
    return asked;
  }

  function toAddress(asked) {
    var pairs = ['q'].concat(parts.GROUPS).filter(function (name) { return asked[name]; });
    return location.pathname.replace(/^.*\//, '') + (pairs.length ? '?' : '') + pairs.map(function (name) {
      return name + '=' + encodeURIComponent(asked[name]);
    }).join('&');
  }

  function remember(asked, push) {
    try { history[push ? 'pushState' : 'replaceState'](null, '', toAddress(asked)); } catch (refused) { return; }
  }

  /* —— 检索。连写的一串汉字哪里也没有，就在中间断开再问：cut 是断成的两词，cuts 是还没试的断法。 */
  var JOINED = /^[\u3400-\u9fff]{4,12}$/;

  function cutsOf(text) {
    var cuts = [];
    var at;
    if (JOINED.test(text)) {
      for (at = 2; at <= text.length - 2; at += 1) { cuts.push(text.slice(0, at) + ' ' + text.slice(at)); }
    }
    return cuts;
  }

  /* 缩小了范围的，别处也许有，不断开。 */
  function isNarrowed(asked) { return parts.GROUPS.some(function (name) { return asked[name]; }); }

  function run(asked, cut, cuts) {
    var mine = turn += 1;
    results.setAttribute('aria-busy', 'true');
    if (!asked.q.replace(/\s/g, '')) { show(null); return; }
    parts.loadAll(['search/fold.js', 'search/index.js'], function (whole) {
      var words;
      var named = null;
      var candidates = null;
      if (mine !== turn) { return; }
      if (!whole) { fail(); return; }
      words = parts.words(cut || asked.q);
      parts.trim();
      withNames(asked.q, function (names) {
        named = names;
        if (candidates) { ready(); }
      });
      parts.candidates(words.map(parts.plan), function (found) {
        if (mine !== turn) { return; }
        if (!found) { fail(); return; }
        candidates = found;
        if (named) { ready(); }
      });

      function ready() {
        if (mine !== turn) { return; }
        current = {
          asked: asked, cut: cut, cuts: cuts || cutsOf(asked.q.trim()), words: words, carried: cut || asked.q, also: form.getAttribute('data-also'), shown: 0, next: 0,
          named: named, found: candidates, all: candidates.list, list: candidates.list
        };
        parts.filter(current, function (whole) {
          if (mine !== turn) { return; }
          if (whole) { begin(mine); } else { fail(); }
        });
      }
    });
  }

  /* 所问是拉丁字母时，按读音找名目。 */
  function withNames(text, then) {
    if (/^[a-z\s']{2,}$/i.test(text.trim())) { parts.named(text, NAMED, then); } else { then([]); }
  }

  function begin(mine) {
    show(current);
    current.named.forEach(function (word) { results.appendChild(parts.namedRow(word)); });
    batch(mine, FIRST);
  }

  /* 读几页正文，合的列出。先看的不足一屏，就接着看。 */
  function batch(mine, size) {
    var part = [];
    for (; part.length < size && current.next < current.list.length; current.next += 1) {
      if (current.list[current.next].is !== false) { part.push(current.list[current.next]); }
    }
    parts.look(part, current.words, current.found.leavesOf, function (whole, hits) {
      if (mine !== turn) { return; }
      if (!whole) { fail(); return; }
      hits.sort(parts.nearer).forEach(function (hit) {
        results.appendChild(parts.row(current, hit));
        current.shown += 1;
      });
      settle(mine);
    });
  }

  function settle(mine) {
    var left = current.list.slice(current.next).some(function (each) { return each.is !== false; });
    if (left && (parts.state.pages <= SMALL || current.shown < FIRST || current.list.length <= EXACT)) {
      setTimeout(function () { if (mine === turn) { goOn(mine); } }, 0);
      return;
    }
    if (!left && !current.shown && !current.named.length && !isNarrowed(current.asked) && current.cuts.length) {
      run(current.asked, current.cuts[0], current.cuts.slice(1));
      return;
    }
    more.hidden = !left;
    results.setAttribute('aria-busy', 'false');
    drawFacets(mine);
    tell(!isCounted());
    if (!isCounted()) { setTimeout(function () { if (mine === turn) { count(mine); } }, REST); }
  }

  /* 不足一屏，是候选里有不合的：先再用上几个键。 */
  function goOn(mine) {
    if (current.shown >= FIRST) { batch(mine, STEP); return; }
    narrow(mine, KEYS, function () { batch(mine, Math.max(AGAIN, FIRST - current.shown)); });
  }

  /* 每词再用上至多 most 个键，去掉不合的页。 */
  function narrow(mine, most, then) {
    if (!current.found.more) { then(); return; }
    current.found.narrow(most, function (found) {
      var still = {};
      if (mine !== turn) { return; }
      if (found) {
        found.list.forEach(function (each) { still[each.page] = true; });
        current.all.forEach(function (each) { if (isOpen(each) && !still[each.page]) { each.is = false; } });
        current.found = found;
      }
      then();
    });
  }

  /* —— 条数 */
  function isOpen(each) { return each.is === undefined; }

  function isCounted() { return current.found.sure || !current.list.some(isOpen); }

  /* 条数只在核实完或无须核实时报实数。还要核实的，读屏等到核实完才念。 */
  function tell(goesOn) {
    var pages = current.list.filter(function (each) { return each.is !== false; }).length;
    var text = say(isCounted() ? 'count' : 'about', pages);
    if (current.named.length) {
      text = (pages ? text + ' · ' : '') + say('named', current.named.length);
    } else if (!pages) {
      text = say('none', '');
    } else if (current.cut) {
      text = say('cut', '').replace('{q}', current.cut) + text;
    }
    found.hidden = !pages && !current.named.length;
    number.setAttribute('aria-busy', goesOn ? 'true' : 'false');
    number.textContent = text;
    number.setAttribute('data-count', pages);
  }

  /* 先去掉键不全的，剩下的再看正文。 */
  function count(mine) {
    var most = location.protocol === 'file:' ? VERIFIED.disk : VERIFIED.web;
    narrow(mine, Infinity, function () {
      if (current.list.filter(isOpen).length > most) { tell(false); } else { verify(mine); }
    });
  }

  function verify(mine) {
    var part = current.list.filter(isOpen).slice(0, STEP);
    if (!part.length) {
      tell(false);
      if (!facets.contains(document.activeElement)) { drawFacets(mine); }
      return;
    }
    parts.look(part, current.words, current.found.leavesOf, function (whole) {
      if (mine !== turn) { return; }
      if (whole) { setTimeout(function () { if (mine === turn) { verify(mine); } }, 0); } else { tell(false); }
    });
  }

  function fail() {
    results.setAttribute('aria-busy', 'false');
    number.setAttribute('aria-busy', 'false');
    number.textContent = say('failed', '');
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
      number.setAttribute('aria-busy', 'false');
      number.textContent = '';
    }
  }

  /* —— 缩小范围 */
  function drawFacets(mine) {
    parts.drawFacets(current, facets, form, function () { return mine === turn; }, choice);
  }

  /* 选一项：一个链接，带着页数。 */
  function choice(name, id, label, number) {
    var item = parts.make('li');
    var anchor = parts.make('a', label);
    var asked = copy(current.asked);
    asked[name] = id;
    /* 断开了问的，接着也断开问。 */
    asked.q = current.cut || asked.q;
    anchor.href = toAddress(asked);
    if (number !== '') { anchor.appendChild(parts.make('span', String(number))); }
    if ((current.asked[name] || '') === id) { anchor.setAttribute('aria-current', 'true'); }
    anchor.addEventListener('click', function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      input.value = asked.q;
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
    /* 写地址要浏览器走一趟，先动手找。 */
    run(asked);
    remember(asked, push);
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
  /* 输入法上屏的是整个词，不等。 */
  input.addEventListener('compositionend', function () {
    composing = false;
    ask(false);
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); ask(true); });
  more.addEventListener('click', function () {
    more.hidden = true;
    results.setAttribute('aria-busy', 'true');
    batch(turn, STEP);
  });
  document.addEventListener('keydown', move);
  window.addEventListener('popstate', fromBar);

  /* 本脚本与 fold.js、index.js 都到了，由 seek.js 来开：框里已打了别的字的，就问这些字。 */
  parts.open = function (root) {
    parts.setRoot(root);
    if (input.value && input.value !== fromAddress().q) { ask(false); } else { fromBar(); }
  };
}(atlasSearchParts));
