// 教师提示：下方拉开，或另开一窗。两窗互相报张次，谁翻都一样。只在教师版里。
this.caseAtlasNotes = (function () {
  'use strict';
  var other = null;
  var deck = null;

  // file:// 上每个文件自成一源，所以收件人只能写 *；认窗口，不认来源。内容只有张次。
  function tell(number) {
    if (other && !other.closed) { other.postMessage({ caseAtlasSlide: number }, '*'); }
  }

  return {
    tell: tell,
    toggle: function () { deck.set('noted', !deck.has('noted')); },
    open: function (number) {
      var address = window.location.href.replace(/#.*$/, '') + '#notes=' + number;
      other = window.open(address, 'case-atlas-notes', 'width=1000,height=720');
    },
    start: function (given) {
      deck = given;
      if (/^#notes=/.test(window.location.hash) && window.opener) {
        other = window.opener;
        deck.set('presenter', true);
      }
      window.addEventListener('message', function (event) {
        var number = event.data && event.data.caseAtlasSlide;
        if (event.source === other && typeof number === 'number') { deck.go(number); }
      });
    }
  };
}());
