/* 检索：在打开的页上标出所问的词。看得见的正文与块的边界，同 src/search/visible.rs；重述别页的（data-elsewhere）也标，
   但不算第一处。 */
(function (parts) {
  'use strict';

  var UNSEEN = { SCRIPT: 1, STYLE: 1, TEMPLATE: 1, NOSCRIPT: 1 };
  var BLOCKS = / (address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul) /;
  /* 印在自己的方框里，不与旁边的字相连。 */
  var SEAL = /(^|\s)seal(\s|$)/;
  /* 注码不是字句，所问的词可以跨过它；网址是印在纸上的。 */
  var NOTE = /(^|\s)(ref|back|address)(\s|$)/;
  var MOST = 2000;

  /* 正文连成一串，记下每字出自哪个文本节点的第几字。 */
  function collect(root) {
    var all = { text: [], nodes: [], offsets: [] };
    walk(root, all);
    return all;
  }

  function put(all, char, node, offset) {
    all.text.push(char);
    all.nodes.push(node);
    all.offsets.push(offset);
  }

  function walk(element, all) {
    var isBlock = BLOCKS.test(' ' + element.nodeName.toLowerCase() + ' ') || SEAL.test(element.className);
    var node;
    var at;
    var value;
    if (UNSEEN[element.nodeName] || element.hasAttribute('hidden') || NOTE.test(element.className)) { return; }
    if (isBlock) { put(all, '\n', null, 0); }
    for (node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 1) {
        walk(node, all);
      } else if (node.nodeType === 3) {
        value = node.nodeValue;
        for (at = 0; at < value.length; at += 1) {
          put(all, /[\n\t\r\f]/.test(value.charAt(at)) ? ' ' : value.charAt(at), node, at);
        }
      }
    }
    if (isBlock) { put(all, '\n', null, 0); }
  }

  /* 标出各词；返回标出的第一处。 */
  function mark(root, words) {
    var all = collect(root);
    var places = [];
    var folded = parts.fold(all.text.join(''), places);
    var ranges = parts.rangesOf(folded, words, 0, folded.length).slice(0, MOST);
    var first = null;
    var made = null;
    /* 从后往前改，前面的位置才不变。 */
    for (var at = ranges.length - 1; at >= 0; at -= 1) {
      made = wrap(all, places[ranges[at][0]], places[ranges[at][1] - 1]);
      if (made && !isRepeat(made)) { first = made; }
    }
    return first || made;
  }

  function isRepeat(element) {
    for (; element; element = element.parentElement) {
      if (element.hasAttribute('data-elsewhere')) { return true; }
    }
    return false;
  }

  /* 一处可能跨几个文本节点，各自包起来。 */
  function wrap(all, from, to) {
    var end = to;
    var start;
    var made = null;
    var element;
    var node;
    while (end >= from) {
      node = all.nodes[end];
      start = end;
      while (start > from && all.nodes[start - 1] === node) { start -= 1; }
      if (node && node.parentNode) {
        if (all.offsets[end] + 1 < node.nodeValue.length) { node.splitText(all.offsets[end] + 1); }
        element = document.createElement('mark');
        made = all.offsets[start] > 0 ? node.splitText(all.offsets[start]) : node;
        made.parentNode.replaceChild(element, made);
        element.appendChild(made);
        made = element;
      }
      end = start - 1;
    }
    return made;
  }

  parts.mark = mark;
}(atlasSearchParts));
