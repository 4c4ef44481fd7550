/* 把屏幕上的网页改成新的一版，只动不同的地方：没变的段落还是原来那些元素，滚动、焦点、展开的条目、填了一半的字都在。
   比的是两版原文，不是屏幕上的样子：脚本改过的地方（露出的按钮、按下的字号）不算不同。 */
window.caseAtlasPatch = (function () {
  'use strict';

  /* 预览自己插在页里的元素：不算网页的。 */
  var HOST = 'case-atlas-live';

  function children(node) {
    return Array.prototype.filter.call(node.childNodes, function (child) { return child.id !== HOST; });
  }

  function isAlike(a, b) {
    return a.nodeName === b.nodeName && a.id === b.id;
  }

  function patchAttributes(live, old, fresh) {
    Array.prototype.forEach.call(fresh.attributes, function (given) {
      if (old.getAttribute(given.name) !== given.value) { live.setAttribute(given.name, given.value); }
    });
    Array.prototype.forEach.call(old.attributes, function (given) {
      if (!fresh.hasAttribute(given.name)) { live.removeAttribute(given.name); }
    });
  }

  /* 新旧各有几个能对上：从前数，再从后数。 */
  function common(was, now, isFromEnd) {
    var most = Math.min(was.length, now.length);
    var count = 0;
    var at = function (list) { return list[isFromEnd ? list.length - 1 - count : count]; };
    while (count < most && at(was).isEqualNode(at(now))) { count += 1; }
    return count;
  }

  function patchChildren(live, old, fresh) {
    var shown = children(live);
    var was = children(old);
    var now = children(fresh);
    var isSame = shown.length === was.length && shown.every(function (node, at) { return node.nodeName === was[at].nodeName; });
    /* 脚本在这里添过减过：对不上号，整个换成新的。 */
    if (!isSame) {
      shown.forEach(function (node) { live.removeChild(node); });
      now.forEach(function (node) { live.appendChild(document.importNode(node, true)); });
      return;
    }
    var first = common(was, now, false);
    var last = common(was.slice(first), now.slice(first), true);
    var lists = { live: live, shown: shown, was: was, now: now };
    var from = { was: first, now: first };
    for (var at = first; at < now.length - last; at += 1) {
      var same = place(now[at], was, from.was, was.length - last);
      if (same >= 0) {
        patchPart(lists, from, { was: same, now: at });
        patch(shown[same], was[same], now[at]);
        from = { was: same + 1, now: at + 1 };
      }
    }
    patchPart(lists, from, { was: was.length - last, now: now.length - last });
  }

  /* 原来在哪里：一字不差的，或编号相同的。空白到处都一样，不算。 */
  function place(node, was, from, to) {
    if (node.nodeType !== Node.ELEMENT_NODE) { return -1; }
    for (var at = from; at < to; at += 1) {
      if (was[at].isEqualNode(node) || (node.id && isAlike(was[at], node))) { return at; }
    }
    return -1;
  }

  /* 两处对得上的之间：一个换一个，少了的去掉，多了的添上。 */
  function patchPart(lists, from, to) {
    var next = lists.shown[to.was] || null;
    var old = from.was;
    var fresh = from.now;
    for (; old < to.was && fresh < to.now; old += 1, fresh += 1) { patch(lists.shown[old], lists.was[old], lists.now[fresh]); }
    for (; old < to.was; old += 1) { lists.live.removeChild(lists.shown[old]); }
    for (; fresh < to.now; fresh += 1) { lists.live.insertBefore(document.importNode(lists.now[fresh], true), next); }
  }

  /* live 是屏幕上的，old 是它的原文，fresh 是新的原文。 */
  function patch(live, old, fresh) {
    if (old.isEqualNode(fresh)) { return; }
    if (!isAlike(old, fresh)) {
      live.parentNode.replaceChild(document.importNode(fresh, true), live);
    } else if (old.nodeType === Node.ELEMENT_NODE) {
      patchAttributes(live, old, fresh);
      patchChildren(live, old, fresh);
    } else {
      live.nodeValue = fresh.nodeValue;
    }
  }

  return patch;
}());
