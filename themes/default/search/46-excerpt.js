/* 检索：截摘要，标出所问的词。 */
(function (parts) {
  'use strict';

  var AROUND = 36;

  /* 摘要：第一处所在的一段里，前后各留一些；词都标出。返回 [文字, 是否标出] 的表。 */
  function excerpt(section, words) {
    var text = withoutSeals(section.text);
    var places = [];
    var folded = parts.fold(text, places);
    var at = firstOf(folded, section.found);
    if (at === folded.length) {
      text = section.text;
      places = [];
      folded = parts.fold(text, places);
      at = firstOf(folded, section.found);
    }
    return around(text, folded, places, words, at);
  }

  /* 印是一字一块，摘要里不写它，免得与旁边的名称重字。只有印里有所问的字，才留着。 */
  function withoutSeals(text) { return text.replace(/(^|\n)[\u3400-\u9fff](?=\n|$)/g, ''); }

  function around(text, folded, places, words, at) {
    var start = folded.lastIndexOf('\n', at) + 1;
    var end = folded.indexOf('\n', at);
    var from = Math.max(start, at - AROUND);
    var pieces;
    var to;
    if (end < 0) { end = folded.length; }
    to = Math.min(end, at + AROUND * 2);
    if (to - from < AROUND && end === to) { to = Math.min(folded.length, from + AROUND * 2); }
    from = edge(folded, words, from, false);
    to = edge(folded, words, to, true);
    pieces = marked(text, folded, places, words, from, to);
    if (from > start) { pieces.unshift(['……', false]); }
    if (to < end) { pieces.push(['……', false]); }
    return pieces;
  }

  /* 摘要的边不落在一个词的当中：后边往后让，前边往前让。 */
  function edge(folded, words, at, isEnd) {
    var moved = at;
    words.forEach(function (word) {
      var start = folded.lastIndexOf(word, at - 1);
      if (start < 0 || start + word.length <= at) { return; }
      moved = isEnd ? Math.max(moved, start + word.length) : Math.min(moved, start);
    });
    return moved;
  }

  function firstOf(folded, words) {
    var first = folded.length;
    words.forEach(function (word) {
      var at = folded.indexOf(word);
      if (at >= 0 && at < first) { first = at; }
    });
    return first;
  }

  /* 归一文字 from 到 to 的原文，分成标出与不标出的段。 */
  function marked(text, folded, places, words, from, to) {
    var pieces = [];
    var ranges = rangesOf(folded, words, from, to);
    var at = from;
    var origin = function (index) { return index < places.length ? places[index] : text.length; };
    var push = function (a, b, is) {
      if (b > a) { pieces.push([text.slice(origin(a), origin(b)).replace(/\n/g, ' '), is]); }
    };
    ranges.forEach(function (range) {
      push(at, range[0], false);
      push(range[0], range[1], true);
      at = range[1];
    });
    push(at, to, false);
    return pieces;
  }

  /* 各词各处，并起相接的，按先后。 */
  function rangesOf(folded, words, from, to) {
    var found = [];
    var merged = [];
    words.forEach(function (word) {
      var at = folded.indexOf(word, from);
      while (at >= 0 && at < to) {
        found.push([at, Math.min(at + word.length, to)]);
        at = folded.indexOf(word, at + 1);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    found.forEach(function (range) {
      var last = merged[merged.length - 1];
      if (last && range[0] <= last[1]) { last[1] = Math.max(last[1], range[1]); } else { merged.push(range); }
    });
    return merged;
  }

  parts.excerpt = excerpt;
  parts.marked = marked;
  parts.rangesOf = rangesOf;
}(atlasSearchParts));
