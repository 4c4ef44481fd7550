/* 检索：先由索引取候选页，再看正文定取舍、选章节、截摘要。 */
(function (parts) {
  'use strict';

  /* 候选不多于这些，就不再为缩小范围多载一片。 */
  var FEW = 12;
  var AROUND = 36;
  var FAR = 100000;

  /* 候选页，好的在前：done(是否读全, [{page, level}], 是否不必看正文)。 */
  function candidates(plans, done) {
    var left = plans.map(function (plan) { return plan.needs.slice(); });
    var used = plans.map(function () { return []; });
    var chosen = [];
    if (plans.some(function (plan) { return !plan.needs.length; })) { done(true, [], true); return; }
    plans.forEach(function (plan, at) {
      choose(at, 0);
      if (left[at].length > 1) { choose(at, left[at].length - 1); }
    });
    step();

    function choose(at, index) {
      var need = left[at].splice(index, 1)[0];
      used[at].push(need);
      chosen = chosen.concat(parts.pathsOf(need));
    }

    function step() {
      parts.loadAll(chosen, function (whole) {
        var found;
        if (!whole) { done(false, [], false); return; }
        plans.forEach(function (plan, at) {
          for (var index = left[at].length - 1; index >= 0; index -= 1) {
            if (parts.isHere(left[at][index])) { choose(at, index); }
          }
        });
        found = intersect(used);
        if (found.length > FEW && chooseNext()) { step(); return; }
        done(true, found, plans.length > 0 && plans.every(function (plan) { return plan.sure; }));
      });
    }

    /* 再取一个键：没用的键最多的词，取居中的。 */
    function chooseNext() {
      var most = -1;
      left.forEach(function (needs, at) {
        if (needs.length && (most < 0 || needs.length > left[most].length)) { most = at; }
      });
      if (most < 0) { return false; }
      chosen = [];
      choose(most, left[most].length >> 1);
      return true;
    }
  }

  function intersect(used) {
    var lists = used.map(function (needs) { return needs.map(parts.read); });
    var found = [];
    var page;
    var sum;
    for (page = 0; page < parts.state.pages; page += 1) {
      sum = levelOf(lists, page);
      if (sum >= 0) { found.push({ page: page, level: sum }); }
    }
    return found.sort(function (a, b) { return a.level - b.level || a.page - b.page; });
  }

  /* 各词取最差的键，相加；有一个键没有就是 -1。 */
  function levelOf(lists, page) {
    var sum = 0;
    var word;
    var key;
    var worst;
    for (word = 0; word < lists.length; word += 1) {
      worst = 0;
      for (key = 0; key < lists[word].length; key += 1) {
        if (lists[word][key][page] === parts.NONE) { return -1; }
        worst = Math.max(worst, lists[word][key][page]);
      }
      sum += worst;
    }
    return sum;
  }

  /* 看正文：各词都有才算。返回该页的各节，好的在前；不合返回 null。 */
  function verify(page, words) {
    var record = parts.state.texts[page];
    var missing = words.slice();
    var sections = [];
    var byId = {};
    var title;
    var at;
    var section;
    for (at = 0; at < record[4].length; at += 4) {
      section = look(record[4], at, words);
      missing = missing.filter(function (word) { return section.found.indexOf(word) < 0; });
      if (section.found.length) { keep(section, sections, byId); }
    }
    if (missing.length) { return null; }
    sections.sort(better);
    title = parts.fold(record[1]);
    return {
      page: page,
      record: record,
      sections: sections,
      rank: words.every(function (word) { return title.indexOf(word) >= 0; }) ? (title === words.join(' ') ? 0 : 1) : 2,
      length: title.length
    };
  }

  /* 同一锚点的几段只留好的一段。 */
  function keep(section, sections, byId) {
    var earlier = byId[section.id];
    if (earlier === undefined) {
      byId[section.id] = sections.length;
      sections.push(section);
    } else if (better(section, sections[earlier]) < 0) {
      sections[earlier] = section;
    }
  }

  function look(list, at, words) {
    var section = { id: list[at], heading: list[at + 1], seal: list[at + 2], text: list[at + 3], order: at };
    var folded = foldOf(list, at);
    var heading = parts.fold(section.heading);
    var places = [];
    section.inHeading = 0;
    section.part = 0;
    section.found = words.filter(function (word) {
      var first = folded.indexOf(word);
      if (first < 0) { return false; }
      places.push(first);
      if (heading.indexOf(word) >= 0) { section.inHeading += 1; }
      if (!isWhole(folded, word)) { section.part += 1; }
      return true;
    });
    section.distance = places.length > 1 ? Math.max.apply(null, places) - Math.min.apply(null, places) : 0;
    return section;
  }

  /* 归一后的正文留着，下次检索还用。 */
  function foldOf(list, at) {
    if (!list.folded) { list.folded = {}; }
    if (list.folded[at] === undefined) { list.folded[at] = parts.fold(list[at + 3]); }
    return list.folded[at];
  }

  /* 以数字起止的词，至少有一处不是更长的数的一部分。 */
  function isWhole(folded, word) {
    var at = folded.indexOf(word);
    var before = /^[0-9]/.test(word);
    var after = /[0-9]$/.test(word);
    if (!before && !after) { return true; }
    while (at >= 0) {
      if (!(before && /[0-9]\.?$/.test(folded.slice(Math.max(0, at - 2), at))) &&
          !(after && /^\.?[0-9]/.test(folded.substr(at + word.length, 2)))) { return true; }
      at = folded.indexOf(word, at + 1);
    }
    return false;
  }

  /* 词全的、整数的先；有印的一节是做法，先于数据表的一行。 */
  function better(a, b) {
    return b.found.length - a.found.length || a.part - b.part || (b.seal ? 1 : 0) - (a.seal ? 1 : 0) || b.inHeading - a.inHeading ||
      a.distance - b.distance || a.order - b.order;
  }

  /* 页与页比：名目、题、整数、远近，再按页的次序。 */
  function nearer(a, b) {
    var x = a.sections[0];
    var y = b.sections[0];
    var wanted = Math.max(x.found.length, y.found.length);
    return a.rank - b.rank || (a.rank < 2 ? a.length - b.length : 0) ||
      x.part - y.part || a.level - b.level || y.inHeading - x.inHeading ||
      (x.found.length === wanted ? 0 : 1) - (y.found.length === wanted ? 0 : 1) ||
      Math.min(x.distance, FAR) - Math.min(y.distance, FAR) || a.page - b.page;
  }

  /* 摘要：第一处所在的一段里，前后各留一些；词都标出。返回 [文字, 是否标出] 的表。 */
  function excerpt(section, words) {
    var places = [];
    var folded = parts.fold(section.text, places);
    var at = firstOf(folded, section.found);
    var start = folded.lastIndexOf('\n', at) + 1;
    var end = folded.indexOf('\n', at);
    var from = Math.max(start, at - AROUND);
    var to;
    if (end < 0) { end = folded.length; }
    to = Math.min(end, at + AROUND * 2);
    if (to - from < AROUND && end === to) { to = Math.min(folded.length, from + AROUND * 2); }
    var pieces = marked(section.text, folded, places, words, from, to);
    if (from > start) { pieces.unshift(['……', false]); }
    if (to < end) { pieces.push(['……', false]); }
    return pieces;
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

  parts.candidates = candidates;
  parts.verify = verify;
  parts.nearer = nearer;
  parts.excerpt = excerpt;
  parts.marked = marked;
  parts.rangesOf = rangesOf;
}(atlasSearchParts));
