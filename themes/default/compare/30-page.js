/* 自选各案：从名册里选两至四案，选了就并列；选了哪几案写在网址里。 */
(function (parts) {
  'use strict';

  var MOST = 4;
  var SHOWN = 8;
  /* 网址里至多看这么多个名字。 */
  var ASKED = 16;
  var SLUG = 0, SHORT = 1, NAME = 2, ABOVE = 3;
  var box = document.getElementById('choose');
  var input = document.getElementById('choose-name');
  var found = document.getElementById('choose-found');
  var taken = document.getElementById('choose-taken');
  var status = document.getElementById('choose-status');
  var result = document.getElementById('chosen');
  var names = null;
  var chosen = [];
  var turn = 0;
  if (!box) { return; }

  function words(name) { return box.getAttribute('data-' + name); }
  function say(text) { status.textContent = text; }
  /* 没有别的话时，说怎样选、选了几案。 */
  function sayState() { say(words(chosen.length === 0 ? 'note' : chosen.length === 1 ? 'more' : 'count').replace('{n}', chosen.length)); }
  function empty(node) { while (node.firstChild) { node.removeChild(node.firstChild); } }

  /* —— 网址 */
  function asked() {
    var match = /[?&]cases=([^&]*)/.exec(location.search);
    try { return match ? decodeURIComponent(match[1]).split(',', ASKED) : []; } catch (broken) { return []; }
  }

  function remember() {
    var slugs = chosen.map(function (entry) { return entry[SLUG]; });
    /* 以 / 结尾的网址也要有个名字：空的网址不会去掉 ?cases=。 */
    var address = (location.pathname.replace(/^.*\//, '') || 'index.html') + (slugs.length ? '?cases=' + slugs.join(',') : '');
    try { history.replaceState(null, '', address); } catch (refused) { return; }
  }

  /* —— 名册 */
  function withNames(act) {
    if (names) { act(); return; }
    say(words('waiting'));
    parts.withNames(function (list) {
      names = list;
      if (!list) { say(words('failed')); return; }
      sayState();
      act();
    });
  }

  function button(act) {
    var node = document.createElement('button');
    node.type = 'button';
    Array.prototype.slice.call(arguments, 1).forEach(function (child) { node.appendChild(child); });
    node.addEventListener('click', act);
    return node;
  }

  function text(name, content) {
    var node = document.createElement(name);
    node.textContent = content;
    return node;
  }

  function item(list, node) { list.appendChild(document.createElement('li')).appendChild(node); }

  function query() { return input.value.replace(/\s/g, ''); }

  function matches() {
    var wanted = query();
    if (!wanted) { return []; }
    return names.filter(function (entry) {
      return chosen.indexOf(entry) < 0 && (entry[ABOVE] + entry[NAME] + '\n' + entry[SHORT]).indexOf(wanted) >= 0;
    });
  }

  function suggest() {
    withNames(function () {
      var all = matches();
      empty(found);
      all.slice(0, SHOWN).forEach(function (entry) {
        item(found, button(function () { choose(entry); }, text('b', entry[SHORT]), text('small', entry[ABOVE])));
      });
      if (query() && !all.length) { say(words('nobody')); } else { sayState(); }
    });
  }

  /* —— 选与移去 */
  function choose(entry) {
    chosen.push(entry);
    input.value = '';
    empty(found);
    show(chosen.length === MOST);
    if (chosen.length < MOST) { input.focus(); }
  }

  function leave(entry) {
    chosen.splice(chosen.indexOf(entry), 1);
    show(false);
    input.focus();
  }

  function show(toResult) {
    var mine = turn += 1;
    input.disabled = chosen.length >= MOST;
    empty(taken);
    chosen.forEach(function (entry) {
      var drop = button(function () { leave(entry); }, text('b', entry[SHORT]), text('small', words('drop')));
      item(taken, drop);
    });
    /* 选满了，输入框停用，按过的按钮也已不在：表排好以前先停在第一案上。 */
    if (toResult) { taken.firstChild.firstChild.focus(); }
    remember();
    sayState();
    if (chosen.length < 2) { empty(result); return; }
    parts.withRecords(chosen, function (records) {
      if (mine !== turn) { return; }
      if (!records) { say(words('failed')); return; }
      empty(result);
      result.appendChild(parts.table(chosen, records, words));
      if (toResult) { document.getElementById('h-chosen').focus(); }
    });
  }

  input.addEventListener('focus', function () { withNames(function () { return; }); });
  input.addEventListener('input', suggest);
  input.form.addEventListener('submit', function (event) {
    event.preventDefault();
    withNames(function () {
      var first = matches()[0];
      if (first && chosen.length < MOST) { choose(first); }
    });
  });
  /* 框里已经写了的，载入以后接着找。 */
  if (document.activeElement === input || input.value) { suggest(); }
  if (asked().length) {
    withNames(function () {
      var slugs = asked();
      chosen = names.filter(function (entry) { return slugs.indexOf(entry[SLUG]) >= 0; });
      chosen.sort(function (a, b) { return slugs.indexOf(a[SLUG]) - slugs.indexOf(b[SLUG]); });
      chosen = chosen.slice(0, MOST);
      show(false);
    });
  }
}(window.atlasCompareParts));
