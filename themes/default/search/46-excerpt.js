/* 检索：截摘要，标出所问的词。 */
(function (parts) {
  'use strict';

  var AROUND = 36;
  /* 这么长、中间有点号的一块是成句的话，不是表格里的一格。归一以后点号都是逗号。 */
  var PROSE = 16;

  function isProse(block) { return block.length >= PROSE && block.indexOf(',') >= 0; }

  /* 最值得看的一块：词最全的，其中成句的，其中在先的。{at: 块里第一处, count: 几个词, prose: 是否成句} */
  function bestBlock(folded, words) {
    var best = { at: -1, count: 0, prose: 0 };
    var start = 0;
    folded.split('\n').forEach(function (block) {
      var found = words.map(function (word) { return block.indexOf(word); }).filter(function (at) { return at >= 0; });
      var prose = isProse(block) ? 1 : 0;
      if (found.length > best.count || (found.length && found.length === best.count && prose > best.prose)) {
        best = { at: start + Math.min.apply(null, found), count: found.length, prose: prose };
      }
      start += block.length + 1;
    });
    return best;
  }

  /* 摘要：最值得看的一块里，前后各留一些；词都标出。返回 [文字, 是否标出] 的表。 */
  function excerpt(section, words) {
    return of(withoutSeals(section.text)) || of(section.text);

    function of(text) {
      var places = [];
      var folded = parts.fold(text, places);
      var at = bestBlock(folded, section.found).at;
      return at < 0 ? null : around(text, folded, places, words, at);
    }
  }

  /* 印是一字一块，摘要里不写它，免得与旁边的名称重字。只有印里有所问的字，才留着。 */
  function withoutSeals(text) { return text.replace(/(^|\n)[\u3400-\u9fff](?=\n|$)/g, ''); }

  /* 不成句的一块，从前几块写起，写到后几块：表格里的一格要连着它的行首。 */
  function around(text, folded, places, words, at) {
    var start = folded.lastIndexOf('\n', at) + 1;
    var end = folded.indexOf('\n', at);
    var from = Math.max(start, at - AROUND);
    var pieces;
    var to;
    if (end < 0) { end = folded.length; }
    to = Math.min(end, at + AROUND * 2);
    if (end - start < AROUND && !isProse(folded.slice(start, end))) {
      from = start > AROUND ? folded.indexOf('\n', start - AROUND) + 1 : 0;
      start = from;
      to = Math.min(folded.length, at + AROUND * 2);
    }
    from = edge(folded, words, from, false);
    to = edge(folded, words, to, true);
    pieces = marked(text, folded, places, words, from, to);
    if (from > start) { pieces.unshift(['……', false]); }
    if (to < folded.length && folded.charAt(to) !== '\n') { pieces.push(['……', false]); }
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

  /* 归一文字 from 到 to 的原文，分成标出与不标出的段。 */
  function marked(text, folded, places, words, from, to) {
    var pieces = [];
    var ranges = parts.rangesOf(folded, words, from, to);
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

  parts.bestBlock = bestBlock;
  parts.excerpt = excerpt;
  parts.marked = marked;
}(atlasSearchParts));
