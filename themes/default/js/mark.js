/* 从检索来的页：地址里带着 q，把所问的词在正文里标出。标出所用的脚本这时才载入。 */
(function () {
  'use strict';

  var own = document.currentScript || document.querySelector('script[src$="assets/atlas.js"]');
  var root = own ? own.src.replace(/assets\/atlas\.js.*$/, '') : '';

  function asked() {
    var found = /[?&]q=([^&#]*)/.exec(location.search);
    try { return found ? decodeURIComponent(found[1].replace(/\+/g, ' ')) : ''; } catch (broken) { return ''; }
  }

  function load(path, done) {
    var script = document.createElement('script');
    script.onload = done;
    script.src = root + path;
    document.head.appendChild(script);
  }

  function show(query) {
    var parts = window.atlasSearchParts;
    var first = parts.mark(document.getElementById('main'), parts.words(query));
    if (first && !location.hash && first.scrollIntoView) { first.scrollIntoView({ block: 'center' }); }
  }

  document.addEventListener('DOMContentLoaded', function () {
    var query = asked();
    if (!query || document.getElementById('search')) { return; }
    load('assets/mark.js', function () {
      load('search/fold.js', function () { show(query); });
    });
  });
}());
