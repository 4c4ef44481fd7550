/* 检索：把所问的话拆成词；词在归一的文字里站在哪里。 */
(function (parts) {
  'use strict';

  var OPENING = /["“”„＂]/;

  /* 空白隔开的是几个词，都要有；引号从词首开到词尾，里面算一句。词中间的引号照字面。 */
  function words(query) {
    var found = [];
    var at = 0;
    var word;
    var quoted = /(^|\s)["“”„＂]([^"“”„＂]+)["“”„＂](?=\s|$)/g;
    var plain = query;
    var match = quoted.exec(query);
    while (match) {
      found.push(parts.fold(match[2]));
      plain = plain.replace(match[0], ' ');
      match = quoted.exec(query);
    }
    plain = plain.split(/\s+/);
    for (at = 0; at < plain.length; at += 1) {
      word = plain[at];
      if (OPENING.test(word.charAt(0)) && word.length > 1 && word.slice(1).search(OPENING) < 0) { word = word.slice(1); }
      word = parts.fold(word);
      if (word) { found.push(word); }
    }
    return found.filter(function (each, index) { return each && found.indexOf(each) === index; });
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

  parts.words = words;
  parts.rangesOf = rangesOf;
}(atlasSearchParts));
