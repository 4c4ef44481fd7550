/* 自选各案：按需载入数据。每个文件是一次 atlasCompare(种类, 第几份, 内容) 调用；写法见 src/view/exports/choice.rs。
   ES5 语法，经典脚本，不用 fetch：file:// 下浏览器不许。 */
(function (parts) {
  'use strict';

  var base = document.currentScript.src.replace(/assets\/[^\/]*$/, 'compare/data/');
  var arrived = { index: [], names: [], cases: [] };
  var waiting = {};

  window.atlasCompare = function (kind, number, content) { arrived[kind][number] = content; };

  /* 载入一份；同一份只载一次，失败了下次再试。 */
  function load(kind, number, done) {
    var path = kind === 'index' ? 'index.js' : kind + '-' + number + '.js';
    var script;
    if (arrived[kind][number]) { done(true); return; }
    if (waiting[path]) { waiting[path].push(done); return; }
    waiting[path] = [done];
    script = document.createElement('script');
    script.onload = script.onerror = function () {
      var list = waiting[path];
      delete waiting[path];
      script.parentNode.removeChild(script);
      list.forEach(function (each) { each(!!arrived[kind][number]); });
    };
    script.src = base + path;
    document.head.appendChild(script);
  }

  /* 一份接一份，都到了才算到。 */
  function loadAll(kind, numbers, done) {
    if (!numbers.length) { done(true); return; }
    load(kind, numbers[0], function (whole) {
      if (whole) { loadAll(kind, numbers.slice(1), done); } else { done(false); }
    });
  }

  /* 总表：[名册份数, 各项事实, 推动力量, 难题, 模式, 指标, 口径] */
  parts.index = function () { return arrived.index[0]; };

  /* 名册：各案是 [slug, 简称, 全称, 上级, 在第几份]。 */
  parts.withNames = function (done) {
    load('index', 0, function (whole) {
      var numbers = [];
      if (!whole) { done(null); return; }
      while (numbers.length < parts.index()[0]) { numbers.push(numbers.length); }
      loadAll('names', numbers, function (all) { done(all ? [].concat.apply([], arrived.names) : null); });
    });
  };

  /* 各案的内容，次序同 entries。 */
  parts.withRecords = function (entries, done) {
    loadAll('cases', entries.map(function (entry) { return entry[4]; }), function (whole) {
      done(whole ? entries.map(recordOf) : null);
    });
  };

  function recordOf(entry) {
    return arrived.cases[entry[4]].filter(function (record) { return record[0] === entry[0]; })[0];
  }
}(window.atlasCompareParts = window.atlasCompareParts || {}));
