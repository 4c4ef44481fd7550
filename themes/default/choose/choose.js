/* 自选各案：并列用的脚本到用时才载入，光标进框，或者网址里已经选了案。 */
(function () {
  'use strict';

  var box = document.getElementById('choose');
  if (!box) { return; }
  var own = document.currentScript || document.querySelector('script[src$="assets/choose.js"]');
  var input = document.getElementById('choose-name');
  var isAsked = false;

  function load() {
    if (isAsked) { return; }
    isAsked = true;
    var script = document.createElement('script');
    /* 没有到，下次再载。 */
    script.onerror = function () {
      isAsked = false;
      document.getElementById('choose-status').textContent = box.getAttribute('data-failed');
    };
    script.src = own.src.replace(/choose\.js.*$/, 'compare.js');
    document.head.appendChild(script);
  }

  input.addEventListener('focus', load);
  input.addEventListener('input', load);
  input.form.addEventListener('submit', function (event) {
    event.preventDefault();
    load();
  });
  if (/[?&]cases=[^&#]/.test(location.search) || document.activeElement === input) { load(); }
}());
