/* 大中小、大字版、打印、返回、复制引用。没有脚本时页面照样完整，这些控件不出现。
   ES5 语法，经典脚本；在 <head> 里先执行，免得字号在显示以后才变。 */
(function () {
  'use strict';

  var KEY = 'case-atlas.size';
  var VALUE = /^([lmsx]) (\d+)$/;    /* x 为大字版 */
  var root = document.documentElement;

  /* 字号记在两处：存储记长久的选择，窗口名记这一路上的选择（file:// 下各页的存储可能互不相通）。
     两处都有，取后写的；存储里不是自己写的东西，一概不认。 */
  function parse(text) {
    var found = VALUE.exec(text);
    return found ? { size: found[1], at: Number(found[2]) } : null;
  }

  function named() {
    var name = String(window.name);
    return name.indexOf(KEY + '=') === 0 ? parse(name.slice(KEY.length + 1)) : null;
  }

  function remembered() {
    var stored = null;
    var carried = named();
    try { stored = window.localStorage.getItem(KEY); } catch (refused) { stored = null; }
    if (stored === null) { return carried ? carried.size : 'm'; }
    stored = parse(stored);
    if (!stored) { return 'm'; }
    return carried && carried.at > stored.at ? carried.size : stored.size;
  }

  function remember(size) {
    var value = size + ' ' + new Date().getTime();
    if (!window.name || named()) { window.name = KEY + '=' + value; }
    try { window.localStorage.setItem(KEY, value); } catch (refused) { return; }
  }

  function apply(size) {
    if (size === 'm') {
      root.removeAttribute('data-size');
    } else {
      root.setAttribute('data-size', size);
    }
  }

  function each(selector, act) {
    var found = document.querySelectorAll(selector);
    for (var i = 0; i < found.length; i += 1) { act(found[i]); }
  }

  function press(size) {
    each('[data-set-size]', function (button) {
      button.setAttribute('aria-pressed', button.getAttribute('data-set-size') === size ? 'true' : 'false');
    });
  }

  function current() {
    return root.getAttribute('data-size') || 'm';
  }

  function choose(size) {
    apply(size);
    press(size);
    remember(size);
  }

  /* 返回：从本站的别页来的，退回那一页；否则走链接，到上一级。 */
  function back(link, event) {
    var home = document.querySelector('.brand');
    var site = home ? home.href.replace(/[^\/]*$/, '') : '';
    var from = document.referrer;
    var here = location.href.replace(/#.*$/, '');
    /* file:// 上浏览器不报来处；有历史就当是从本站来的，双击打开的首页没有历史。 */
    var local = location.protocol === 'file:';
    var fromSite = local || (site && from.indexOf(site) === 0 && from.replace(/#.*$/, '') !== here);
    if (fromSite && history.length > 1) {
      event.preventDefault();
      history.back();
    }
  }

  function select(node) {
    var range = document.createRange();
    range.selectNodeContents(node);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copyBySelection(node) {
    select(node);
    try { return document.execCommand('copy'); } catch (refused) { return false; }
  }

  function copy(button) {
    var say = button.parentNode.querySelector('[role="status"]');
    var node = document.getElementById(button.getAttribute('data-copy'));
    function report(done) {
      if (say) { say.textContent = button.getAttribute(done ? 'data-done' : 'data-failed'); }
    }
    if (!node) { return; }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(node.textContent).then(
        function () { report(true); },
        function () { report(copyBySelection(node)); }
      );
    } else {
      report(copyBySelection(node));
    }
  }

  var acts = {
    'data-set-size': function (button) { choose(button.getAttribute('data-set-size')); },
    'data-large-print': function () { choose(current() === 'x' ? 'm' : 'x'); },
    'data-print': function () { window.print(); },
    'data-back': back,
    'data-copy': copy
  };

  function act(event) {
    for (var name in acts) {
      var control = event.target.closest('[' + name + ']');
      if (control) { acts[name](control, event); }
    }
  }

  function settle() {
    each('[data-js]', function (node) { node.hidden = false; });
    press(current());
  }

  apply(remembered());
  document.addEventListener('click', act);
  document.addEventListener('DOMContentLoaded', settle);
  /* 预览把网页的一部分换成新的以后：控件照样安置好，回一声“好了”，预览就不必整页刷新。 */
  document.addEventListener('case-atlas:changed', function (event) {
    settle();
    event.preventDefault();
  });
}());
