/* 预览页里的脚本，只在 case-atlas serve 时加上，不进生成的网站：内容一改就取来新的一版，换进页里（patch.js），
   换不了的就刷新；内容有问题，在页面下方列出。界面放在影子树里，主题的样式和它互不相干。 */
(function () {
  'use strict';
  var own = document.currentScript;
  /* 网页是哪一版：哪一次运行，载入的文件、网页、样式各第几版。 */
  var stamp = parse(own.getAttribute('data-stamp'));
  var isChinese = own.getAttribute('data-language') !== 'en';
  var SCROLL = 'case-atlas-scroll';
  var CLOSED = 'case-atlas-closed';
  var TROUBLED = 'case-atlas-troubled';
  var GOOD_FOR = 4000;
  var ASK_AGAIN = 1000;
  var source = null;
  /* 网页的原文：这时别的脚本还没有动过它。 */
  var text = document.documentElement.cloneNode(true);
  /* 正在取新的一版；取的时候又有了更新的。 */
  var isFetching = false;
  var isAgain = false;
  /* 换上而还没有载入的样式表。 */
  var coming = [];
  var shown = null;
  var root = null;

  function parse(words) {
    var parts = words.split('.');
    return { run: parts[0], loaded: parts[1], pages: parts[2], style: parts[3] };
  }

  function say(zh, en) { return isChinese ? zh : en; }

  /* 存储可能被禁用：那就不记。 */
  function recall(key) {
    try { return window.sessionStorage.getItem(key); } catch (refused) { return null; }
  }
  function remember(key, value) {
    try {
      if (value === null) { window.sessionStorage.removeItem(key); } else { window.sessionStorage.setItem(key, value); }
    } catch (refused) { /* 不记 */ }
  }

  /* 换进新的一版。换不了就刷新；服务器不在了，页面留着，等它回来。 */
  function renew(page) {
    if (page.run !== stamp.run || page.loaded !== stamp.loaded || !canPatch()) { return reload(); }
    if (page.pages === stamp.pages) { return; }
    if (isFetching) { isAgain = true; return; }
    isFetching = true;
    var address = window.location.href.replace(/#.*$/, '');
    window.fetch(address, { cache: 'no-store' }).then(function (answer) {
      if (answer.status !== 200 || answer.redirected) { throw new Error(); }
      return answer.text().then(take, askLater);
    }, askLater).catch(reload).then(function () {
      var goesOn = isAgain;
      isFetching = false;
      isAgain = false;
      if (goesOn) { renew({ run: stamp.run, loaded: stamp.loaded }); }
    });
  }

  /* 没有取到：过一会儿重新连上，页上的版次还是旧的，服务器会再说一遍。 */
  function askLater() {
    isAgain = false;
    disconnect();
    window.setTimeout(connect, ASK_AGAIN);
  }

  /* 带着问句的页由脚本添过标记；<base> 和第二个脚本，是不认识的页。 */
  function canPatch() {
    return window.fetch && window.DOMParser && !window.location.search && !document.querySelector('base') &&
      document.querySelectorAll('script[src]').length <= 2;
  }

  /* 网页载入的东西和它的语言：不一样就要刷新。 */
  function loaded(page) {
    var parts = [page.lang];
    var found = page.querySelectorAll('script:not([data-stamp]):not([type="application/ld+json"]),link[rel="stylesheet"],style,base');
    Array.prototype.forEach.call(found, function (part) { parts.push(part.outerHTML); });
    return parts.join('\n');
  }

  function take(words) {
    var fresh = new window.DOMParser().parseFromString(words, 'text/html').documentElement;
    var script = fresh.querySelector('script[data-stamp]');
    var news = script && parse(script.getAttribute('data-stamp'));
    if (!news || news.run !== stamp.run || news.loaded !== stamp.loaded || loaded(fresh) !== loaded(text)) { throw new Error(); }
    /* 各页上这个脚本的版次自然不同，不算。 */
    script.setAttribute('data-stamp', own.getAttribute('data-stamp'));
    var focused = document.activeElement && document.activeElement.id;
    var old = text;
    text = fresh;
    stamp.pages = news.pages;
    if (old.isEqualNode(fresh)) { return; }
    var head = old.querySelector('head');
    if (document.head.childNodes.length !== head.childNodes.length) { throw new Error(); }
    window.caseAtlasPatch(document.head, head, fresh.querySelector('head'));
    window.caseAtlasPatch(document.body, old.querySelector('body'), fresh.querySelector('body'));
    var held = focused && document.getElementById(focused);
    if (held && document.activeElement === document.body) { held.focus({ preventScroll: true }); }
    settle();
  }

  /* 请网页的脚本把新的部分安置好；没有回音，就是不认识的脚本。 */
  function settle() {
    var has = document.querySelectorAll('script[src]:not([data-stamp])').length > 0;
    var isUnheard = document.dispatchEvent(new window.CustomEvent('case-atlas:changed', { cancelable: true }));
    if (has && isUnheard) { reload(); }
  }

  /* 刷新，回到原处 */
  function reload() {
    disconnect();
    remember(SCROLL, JSON.stringify([window.location.pathname, window.pageXOffset, window.pageYOffset]));
    window.location.reload();
  }

  function returnToPlace() {
    var place = recall(SCROLL);
    if (!place) { return; }
    remember(SCROLL, null);
    place = JSON.parse(place);
    if (place[0] !== window.location.pathname) { return; }
    var go = function () { window.scrollTo(place[1], place[2]); };
    go();
    window.addEventListener('load', go);
  }

  function remove(link) {
    if (link.parentNode) { link.parentNode.removeChild(link); }
  }

  /* 只改了样式：换一张样式表，不刷新。上一次换的还没有载入，就不要了。 */
  function restyle(version) {
    coming.forEach(function (link) {
      link.onload = null;
      remove(link);
    });
    coming = [];
    var links = document.querySelectorAll('link[rel="stylesheet"]');
    Array.prototype.forEach.call(links, function (old) {
      var fresh = old.cloneNode();
      fresh.href = old.href.split('?')[0] + '?' + version;
      fresh.onload = function () {
        remove(old);
        coming = coming.filter(function (link) { return link !== fresh; });
      };
      coming.push(fresh);
      old.parentNode.insertBefore(fresh, old.nextSibling);
    });
  }

  function connect() {
    if (source || document.visibilityState === 'hidden' || !window.EventSource) { return; }
    source = new window.EventSource('/.case-atlas/live?stamp=' + [stamp.run, stamp.loaded, stamp.pages, stamp.style].join('.'));
    source.addEventListener('pages', function (event) { renew(parse(event.data)); });
    source.addEventListener('style', function (event) {
      stamp.style = parse(event.data).style;
      restyle(stamp.style);
    });
    source.addEventListener('report', function (event) { show(event.data); });
  }

  function disconnect() {
    if (source) { source.close(); }
    source = null;
  }

  /* 浏览器对一个地址只开六条连接：看不见的页面不占，露面时再连，过时了就换成新的。 */
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') { disconnect(); } else { connect(); }
  });
  window.addEventListener('pagehide', disconnect);
  window.addEventListener('pageshow', connect);

  var STYLE =
    ':host{all:initial;--paper:#fffdf8;--ink:#1d1b18;--soft:#565045;--hair:#d8d2c3;--error:#a3200d;--warning:#7a4d00;--good:#24593c}' +
    '@media (prefers-color-scheme:dark){:host{--paper:#211f1a;--ink:#ebe6da;--soft:#b9b2a2;--hair:#4a463b;--error:#ff9c85;--warning:#e8bd74;--good:#9bd3b1}}' +
    '@media print{:host{display:none}}' +
    '*{box-sizing:border-box}' +
    '[hidden]{display:none!important}' +
    '.panel,.badge,.good{font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;color:var(--ink);background:var(--paper);' +
    'border:1px solid var(--hair);position:fixed;z-index:2147483647}' +
    '.panel{left:0;right:0;bottom:0;max-height:min(46vh,30rem);display:flex;flex-direction:column;border-width:3px 0 0;border-top-color:var(--warning)}' +
    '.panel.bad,.badge.bad{border-color:var(--error)}' +
    '.head{display:flex;align-items:center;padding:4px 12px 4px 20px;border-bottom:1px solid var(--hair)}' +
    '.head h2{font:inherit;font-weight:700;margin:0;flex:1 1 auto}' +
    'button{font:inherit;color:inherit;background:none;border:1px solid var(--hair);border-radius:0;min-height:44px;padding:0 14px;cursor:pointer}' +
    'button:focus-visible,.list:focus-visible{outline:3px solid var(--ink);outline-offset:-3px}' +
    '.list{margin:0;padding:4px 20px 16px;overflow:auto;list-style:none}' +
    '.list li{padding:10px 0;border-bottom:1px solid var(--hair);overflow-wrap:break-word;word-wrap:break-word}' +
    '.list li:last-child{border-bottom:0}' +
    '.kind{font-weight:700;margin-right:.75em}' +
    '.error{color:var(--error)}.warning{color:var(--warning)}.note{color:var(--soft)}' +
    '.place{display:block;font:14px/1.6 "Cascadia Mono",Consolas,Menlo,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace;color:var(--soft);user-select:all}' +
    '.help{display:block;white-space:pre-line}' +
    '.badge{right:12px;bottom:12px;border:2px solid var(--warning)}' +
    '.good{right:12px;bottom:12px;padding:10px 16px;border:2px solid var(--good);color:var(--good);font-weight:700}';

  function element(name, type, text) {
    var made = document.createElement(name);
    if (type) { made.className = type; }
    if (text) { made.textContent = text; }
    return made;
  }

  function tree() {
    if (root) { return root; }
    var host = element('div');
    host.id = 'case-atlas-live';
    root = host.attachShadow({ mode: 'open' });
    root.appendChild(element('style', '', STYLE));
    root.status = root.appendChild(element('div', 'good'));
    root.status.setAttribute('role', 'status');
    root.status.hidden = true;
    root.panel = root.appendChild(element('section', 'panel'));
    root.panel.id = 'panel';
    root.panel.setAttribute('role', 'region');
    root.panel.setAttribute('aria-labelledby', 'title');
    root.panel.hidden = true;
    root.badge = root.appendChild(element('button', 'badge'));
    root.badge.type = 'button';
    root.badge.hidden = true;
    root.badge.setAttribute('aria-expanded', 'false');
    root.badge.addEventListener('click', open);
    document.body.insertBefore(host, document.body.firstChild);
    document.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' && !root.panel.hidden) { close(); }
    });
    return root;
  }

  function open() {
    remember(CLOSED, null);
    root.panel.hidden = false;
    root.badge.hidden = true;
    root.querySelector('.close').focus();
  }

  function close() {
    var held = root.activeElement;
    remember(CLOSED, shown);
    root.panel.hidden = true;
    root.badge.hidden = false;
    if (held) { root.badge.focus(); }
  }

  function counted(report) {
    var parts = [];
    var count = function (number, zh, en) {
      if (number) { parts.push(isChinese ? number + ' ' + zh : number + ' ' + en + (number > 1 ? 's' : '')); }
    };
    count(report.troubles.length, '处没能更新', 'problem');
    count(report.errors, '个错误', 'error');
    count(report.warnings, '个警告', 'warning');
    count(report.notes, '条提示', 'note');
    return parts.join(say('，', ', '));
  }

  function row(severity, kind, item) {
    var made = element('li');
    var message = made.appendChild(element('div'));
    message.appendChild(element('span', 'kind ' + severity, kind));
    message.appendChild(document.createTextNode(item.message));
    if (item.place) { made.appendChild(element('span', 'place', item.place + '  ' + item.code)); }
    (item.help || []).forEach(function (help) {
      made.appendChild(element('span', 'help', say('帮助：', 'help: ') + help));
    });
    return made;
  }

  function show(data) {
    var report = JSON.parse(data);
    var words = counted(report);
    if (!words) { return good(report.complete); }
    remember(TROUBLED, '1');
    tree().status.hidden = true;
    var isOpen = !root.panel.hidden;
    var held = root.activeElement;
    var isBad = report.errors > 0 || report.troubles.length > 0;
    root.panel.className = isBad ? 'panel bad' : 'panel';
    root.badge.className = isBad ? 'badge bad' : 'badge';
    root.badge.textContent = words;
    root.panel.textContent = '';
    var head = root.panel.appendChild(element('div', 'head'));
    var title = head.appendChild(element('h2', '', words));
    title.id = 'title';
    var button = head.appendChild(element('button', 'close', say('收起（Esc）', 'Close (Esc)')));
    button.type = 'button';
    button.addEventListener('click', close);
    var list = root.panel.appendChild(element('ul', 'list'));
    list.tabIndex = 0;
    list.setAttribute('aria-label', words);
    report.troubles.forEach(function (text) {
      list.appendChild(row('error', say('没能更新', 'not updated'), { message: text }));
    });
    var kinds = { error: say('错误', 'error'), warning: say('警告', 'warning'), note: say('提示', 'note') };
    report.items.forEach(function (item) { list.appendChild(row(item.severity, kinds[item.severity], item)); });
    if (report.more) {
      list.appendChild(element('li', '', say('另有 ' + report.more + ' 条，见终端', report.more + ' more: see the terminal')));
    }
    /* 错误自己打开；收起过的同一份不再打开；警告只露一个按钮。 */
    shown = data;
    isOpen = recall(CLOSED) !== data && (isBad || isOpen);
    root.panel.hidden = !isOpen;
    root.badge.hidden = isOpen;
    if (held) { (isOpen ? button : root.badge).focus(); }
  }

  function good(isComplete) {
    if (!isComplete) { return; }
    if (root) {
      root.panel.hidden = true;
      root.badge.hidden = true;
    }
    remember(CLOSED, null);
    if (!recall(TROUBLED)) { return; }
    remember(TROUBLED, null);
    var status = tree().status;
    status.hidden = false;
    status.textContent = say('全部改好', 'All mended');
    window.setTimeout(function () { status.hidden = true; }, GOOD_FOR);
  }

  returnToPlace();
  connect();
}());
