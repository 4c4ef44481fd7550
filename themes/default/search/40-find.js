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
      chosen.push(need);
    }

    function step() {
      parts.gather(chosen, function (whole) {
        var found;
        if (!whole) { done(false, [], false); return; }
        plans.forEach(function (plan, at) {
          for (var index = left[at].length - 1; index >= 0; index -= 1) {
            if (parts.isHere(left[at][index])) { choose(at, index); }
          }
        });
        chosen = [];
        used = used.map(settle);
        if (chosen.length) { step(); return; }
        if (used.some(isNowhere)) { done(true, [], true); return; }
        found = intersect(used);
        if (found.length > FEW && chooseNext()) { step(); return; }
        done(true, found, plans.every(function (plan, at) { return plan.sure && used[at].every(isWritten); }));
      });
    }

    /* 索引里没有的三字键，换成它的两个两字键。 */
    function settle(needs) {
      var settled = [];
      needs.forEach(function (need) {
        if (need.key.length !== 3 || need.family !== 'g' || need.pairs || parts.has(need)) { settled.push(need); return; }
        need.pairs = [parts.gram(need.key.slice(0, 2)), parts.gram(need.key.slice(1))];
        settled = settled.concat(need.pairs, need);
        chosen = chosen.concat(need.pairs);
      });
      return settled;
    }

    /* 再取一个键：没用的键最多的词，取居中的。 */
    function chooseNext() {
      var most = -1;
      left.forEach(function (needs, at) {
        if (needs.length && (most < 0 || needs.length > left[most].length)) { most = at; }
      });
      if (most < 0) { return false; }
      choose(most, left[most].length >> 1);
      return true;
    }
  }

  function isWritten(need) { return !need.pairs; }

  /* 三字键没写在索引里，而两个两字键都不少：这三字哪里也没有。 */
  function isNowhere(needs) {
    return needs.some(function (need) {
      return need.pairs && need.pairs.every(function (pair) { return parts.count(pair) > parts.state.few; });
    });
  }

  /* 各词都有的页。一个词的键要在同一叶上都有；几个词可以在一页的几叶上。 */
  function intersect(used) {
    var words = used.map(leavesWith);
    var pages = words.map(bestOfPages);
    var found = [];
    var page;
    var sum;
    for (page = 0; page < parts.state.pages; page += 1) {
      sum = sumOf(pages, page);
      if (sum >= 0) { found.push({ page: page, level: sum, leaves: words.map(leavesOf(page)) }); }
    }
    return found.sort(function (a, b) { return a.level - b.level || a.page - b.page; });
  }

  /* 各叶的级别：取最差的键；有一个键没有就是没有。 */
  function leavesWith(needs) {
    var lists = needs.filter(isWritten).map(parts.read);
    var levels = new Uint8Array(parts.state.leaves);
    var leaf;
    var key;
    for (key = 0; key < lists.length; key += 1) {
      for (leaf = 0; leaf < levels.length; leaf += 1) {
        if (lists[key][leaf] > levels[leaf]) { levels[leaf] = lists[key][leaf]; }
      }
    }
    return levels;
  }

  function bestOfPages(levels) {
    var best = new Uint8Array(parts.state.pages);
    var pageOf = parts.state.pageOf;
    var leaf;
    for (leaf = 0; leaf < best.length; leaf += 1) { best[leaf] = parts.NONE; }
    for (leaf = 0; leaf < levels.length; leaf += 1) {
      if (levels[leaf] < best[pageOf[leaf]]) { best[pageOf[leaf]] = levels[leaf]; }
    }
    return best;
  }

  function sumOf(pages, page) {
    var sum = 0;
    for (var word = 0; word < pages.length; word += 1) {
      if (pages[word][page] === parts.NONE) { return -1; }
      sum += pages[word][page];
    }
    return sum;
  }

  /* 看哪一叶：题里有的先，再是文里有的；只有题名、地名里有的在后，那里没有章节可落。 */
  function inSection(level) { return level > 3 ? 1 : level > 1 ? 0 : 2; }

  /* 一页上有这个词的叶，先看的在前。用到时才数。 */
  function leavesOf(page) {
    return function (levels) {
      return function () {
        var firstOf = parts.state.firstOf;
        var end = page + 1 < firstOf.length ? firstOf[page + 1] : levels.length;
        var leaves = [];
        for (var leaf = firstOf[page]; leaf < end; leaf += 1) {
          if (levels[leaf] !== parts.NONE) { leaves.push(leaf); }
        }
        return leaves.sort(function (a, b) { return inSection(levels[a]) - inSection(levels[b]) || a - b; });
      };
    };
  }

  /* 逐叶看正文，直到每页是否各词都有已定：done(是否读全, 合的页)。 */
  function look(list, words, done) {
    var open = list.map(function (each) {
      return { each: each, left: each.leaves.map(function (leaves) { return leaves(); }), seen: [], missing: words.slice() };
    });
    next();

    function next() {
      var paths = [];
      open.forEach(function (entry) {
        entry.now = undecided(entry) ? nextLeaves(entry, words) : [];
        paths = paths.concat(entry.now.map(parts.textPath));
      });
      parts.loadAll(paths, function (whole) {
        if (!whole) { done(false, []); return; }
        open.forEach(function (entry) { entry.now.forEach(function (leaf) { see(entry, leaf); }); });
        if (open.some(undecided)) { next(); return; }
        done(true, open.map(function (entry) {
          entry.each.is = !entry.missing.length;
          return entry.each.is ? hitOf(entry, words) : null;
        }).filter(Boolean));
      });
    }

    /* 还有词没见到，而没见到的词都还有叶可看。 */
    function undecided(entry) {
      return entry.missing.length > 0 && entry.missing.every(function (word) { return entry.left[words.indexOf(word)].length > 0; });
    }
  }

  /* 没见到的词，各取下一叶。 */
  function nextLeaves(entry, words) {
    var leaves = [];
    entry.missing.forEach(function (word) {
      var leaf = entry.left[words.indexOf(word)].shift();
      if (leaves.indexOf(leaf) < 0 && entry.seen.indexOf(leaf) < 0) { leaves.push(leaf); }
    });
    return leaves;
  }

  function see(entry, leaf) {
    var list = parts.state.texts[parts.textName(leaf)][4];
    entry.seen.push(leaf);
    entry.missing = entry.missing.filter(function (word) {
      for (var at = 0; at < list.length; at += 4) {
        if (foldOf(list, at).indexOf(word) >= 0) { return false; }
      }
      return true;
    });
  }

  /* 合的一页：它的各节，好的在前。 */
  function hitOf(entry, words) {
    var sections = [];
    var byId = {};
    var record;
    var title;
    entry.seen.sort(function (a, b) { return a - b; }).forEach(function (leaf, index) {
      record = parts.state.texts[parts.textName(leaf)];
      for (var at = 0; at < record[4].length; at += 4) {
        var section = sectionOf(record[4], at, words);
        section.order += index * FAR;
        if (section.found.length) { keep(section, sections, byId); }
      }
    });
    sections.sort(better);
    title = parts.fold(record[1]);
    return {
      page: entry.each.page,
      level: entry.each.level,
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

  function sectionOf(list, at, words) {
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
    from = edge(folded, words, from, false);
    to = edge(folded, words, to, true);
    var pieces = marked(section.text, folded, places, words, from, to);
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

  parts.candidates = candidates;
  parts.look = look;
  parts.nearer = nearer;
  parts.excerpt = excerpt;
  parts.marked = marked;
  parts.rangesOf = rangesOf;
}(atlasSearchParts));
