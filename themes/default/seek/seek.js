/* 检索页：检索用的脚本到用时才载入。地址里带着所问的，一打开就载入；不然等光标进框，打字时已在。
   载入以前就回车的，载入了照样列出。 */
(function () {
  'use strict';

  /* 照这个次序执行。 */
  var FILES = ['assets/mark.js', 'assets/search.js', 'search/fold.js', 'search/index.js'];

  var form = document.getElementById('search');
  if (!form) { return; }
  var own = document.currentScript || document.querySelector('script[src$="assets/seek.js"]');
  var root = own.src.replace(/assets\/seek\.js.*$/, '');
  var input = form.querySelector('input[type="search"]');
  var results = document.getElementById('results');
  var left = 0;
  var isOpen = false;

  function load() {
    if (left || isOpen) { return; }
    left = FILES.length;
    results.setAttribute('aria-busy', 'true');
    FILES.forEach(function (file) {
      var script = document.createElement('script');
      script.async = false;
      script.onload = arrived;
      script.onerror = arrived;
      script.src = root + file;
      document.head.appendChild(script);
    });
  }

  /* 缺了索引的，打开以后再试，再不行就说；检索的脚本没有到，下次再载。 */
  function arrived() {
    var parts = window.atlasSearchParts;
    left -= 1;
    if (left) { return; }
    isOpen = Boolean(parts && parts.open);
    if (isOpen) {
      parts.open(root);
    } else {
      results.setAttribute('aria-busy', 'false');
      document.getElementById('result-count').textContent = form.getAttribute('data-failed');
    }
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    load();
  });
  input.addEventListener('focus', load);
  input.addEventListener('input', load);
  /* “/”键到框里 */
  document.addEventListener('keydown', function (event) {
    if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.nodeName)) { return; }
    event.preventDefault();
    input.focus();
    input.select();
  });
  if (/[?&]q=[^&#]/.test(location.search) || document.activeElement === input) { load(); }
}());
