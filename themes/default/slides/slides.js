// 幻灯：翻页、总览、地址里的张次。ES5，经典脚本，不取任何文件。没有脚本时各张自上而下排着。
(function (root) {
  'use strict';
  var html = document.documentElement;
  var frames = [].slice.call(document.querySelectorAll('.frame'));
  var bar = document.getElementById('bar');
  var help = document.getElementById('help');
  var count = document.getElementById('count');
  var wide = window.matchMedia('screen and (min-width: 60rem) and (min-height: 33.75rem)');
  var at = 0;
  var typed = '';
  var before = null;
  var notes = root.caseAtlasNotes;

  function has(name) { return html.classList.contains(name); }
  function set(name, on) { if (on) { html.classList.add(name); } else { html.classList.remove(name); } }

  function inAddress() {
    var number = parseInt(window.location.hash.replace(/^#(notes=)?/, ''), 10);
    return number >= 1 && number <= frames.length ? number - 1 : 0;
  }

  // 到第 to 张（从零数起）。told：由地址或另一窗说的，不必再告诉它们。
  function go(to, told) {
    var last = frames[at];
    at = Math.max(0, Math.min(frames.length - 1, to));
    last.classList.remove('on');
    frames[at].classList.add('on');
    count.textContent = (at + 1) + ' / ' + frames.length;
    if (!told) {
      try { window.location.replace('#' + (has('presenter') ? 'notes=' : '') + (at + 1)); } catch (error) { /* 地址改不了，照样翻页 */ }
      if (notes) { notes.tell(at + 1); }
    }
    if (!wide.matches) {
      if (!told) { frames[at].scrollIntoView(); }
    } else if (has('overview')) {
      frames[at].focus();
      if (frames[at].scrollIntoView) { frames[at].scrollIntoView({ block: 'nearest' }); }
    } else {
      window.scrollTo(0, 0);
    }
  }

  function overview(on) {
    if (!wide.matches) { return; }
    set('overview', on);
    go(at, true);
    if (on) { frames[at].focus(); }
  }

  function showHelp(on) {
    if (on === !help.hidden) { return; }
    help.hidden = !on;
    if (on) {
      before = document.activeElement;
      help.focus();
    } else if (before && before.focus) {
      before.focus();
    }
  }

  function fullScreen() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (html.requestFullscreen) {
      html.requestFullscreen();
    }
  }

  var acts = {
    next: function () { go(at + 1); },
    previous: function () { go(at - 1); },
    overview: function () { overview(!has('overview')); },
    help: function () { showHelp(help.hidden); },
    close: function () { showHelp(false); },
    notes: function () { if (notes) { notes.toggle(); } },
    window: function () { if (notes) { notes.open(at + 1); } },
    full: fullScreen,
    black: function () { set('black', !has('black')); }
  };

  var keys = {
    ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ' ': 'next',
    ArrowLeft: 'previous', ArrowUp: 'previous', PageUp: 'previous',
    f: 'full', F: 'full', b: 'black', B: 'black', '.': 'black',
    n: 'notes', N: 'notes', w: 'window', W: 'window', '?': 'help', '？': 'help'
  };

  document.addEventListener('keydown', function (event) {
    var key = event.key;
    var on = event.target && event.target.tagName === 'BUTTON';
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (!help.hidden) {
      if (key === 'Escape' || key === '?' || key === '？') { showHelp(false); event.preventDefault(); }
      // 帮助开着的时候，焦点不出去。
      if (key === 'Tab') { help.querySelector('button').focus(); event.preventDefault(); }
      return;
    }
    if (has('black') && key !== 'Tab') { set('black', false); event.preventDefault(); return; }
    if (/^[0-9]$/.test(key)) { typed = (typed + key).slice(-4); return; }
    if (key === 'Enter' && typed) { go(parseInt(typed, 10) - 1); typed = ''; event.preventDefault(); return; }
    typed = '';
    if (key === 'Escape') { overview(!has('overview')); event.preventDefault(); return; }
    if (on && (key === ' ' || key === 'Enter')) { return; }
    if (key === 'Enter' && has('overview')) { overview(false); event.preventDefault(); return; }
    if (key === 'Home') { go(0); event.preventDefault(); return; }
    if (key === 'End') { go(frames.length - 1); event.preventDefault(); return; }
    if (!keys[key]) { return; }
    // 窄屏里上下键、空格照常滚动。
    if (!wide.matches && /^(ArrowUp|ArrowDown|Page|\s)/.test(key)) { return; }
    if (has('overview') && (key === 'ArrowDown' || key === 'ArrowUp')) {
      go(at + (key === 'ArrowDown' ? 4 : -4));
    } else {
      acts[key === ' ' && event.shiftKey ? 'previous' : keys[key]]();
    }
    event.preventDefault();
  });

  document.addEventListener('click', function (event) {
    var target = event.target;
    while (target && target !== document) {
      if (target.getAttribute('data-do')) { acts[target.getAttribute('data-do')](); return; }
      if (has('overview') && target.className && /\bframe\b/.test(target.className)) {
        go(frames.indexOf(target));
        overview(false);
        return;
      }
      target = target.parentNode;
    }
  });

  var touch = null;
  document.addEventListener('touchstart', function (event) {
    touch = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }, { passive: true });
  document.addEventListener('touchend', function (event) {
    if (!touch || !wide.matches || has('overview')) { return; }
    var x = event.changedTouches[0].clientX - touch.x;
    var y = event.changedTouches[0].clientY - touch.y;
    touch = null;
    if (Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) { go(at + (x < 0 ? 1 : -1)); }
  }, { passive: true });

  window.addEventListener('hashchange', function () {
    if (inAddress() !== at) { go(inAddress(), true); }
  });

  if (notes) { notes.start({ go: function (number) { go(number - 1, true); }, set: set, has: has }); }
  set('js', true);
  bar.hidden = false;
  at = inAddress();
  go(at, true);
}(this));
