/* 检索：看候选页的正文，定取舍、选章节、排先后。 */
(function (parts) {
  'use strict';

  var FAR = 100000;

  /* 逐叶看正文，直到 list 里每页是否各词都有已定：done(是否读全, 合的页)；each.is 记下合不合。
     leavesOf(页)：各词先看哪些叶。 */
  function look(list, words, leavesOf, done) {
    var open = list.map(function (each) {
      return { each: each, left: leavesOf(each.page), seen: [], missing: words.slice() };
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
      isOfPage: isOfPage(title, sections[0], words),
      rank: rankOf(title, words, record[0]),
      begins: title.lastIndexOf(words[0], 0) === 0 ? 0 : 1,
      length: title.length
    };
  }

  /* 题就是所问；题里各词都有；题里不都有。只问一地，各案对照的页不比那一案先。 */
  function rankOf(title, words, path) {
    if (title === words.join(' ')) { return 0; }
    if (words.length === 1 && path.lastIndexOf('compare/', 0) === 0) { return 2; }
    return words.every(function (word) { return title.indexOf(word) >= 0; }) ? 1 : 2;
  }

  /* 题从所问起，或题里各词都有而最合的一节既不是做法、节名里也没有：问的是这一页，落在页首。 */
  function isOfPage(title, best, words) {
    return title.lastIndexOf(words[0], 0) === 0 ||
      (!best.seal && !best.inHeading && words.every(function (word) { return title.indexOf(word) >= 0; }));
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
    var places = [];
    var heading;
    section.inHeading = 0;
    section.isNamed = 0;
    section.part = 0;
    section.found = words.filter(function (word) {
      var first = folded.indexOf(word);
      if (first < 0) { return false; }
      if (!places.length) { heading = parts.fold(section.heading); }
      places.push(first);
      if (heading.indexOf(word) >= 0) { section.inHeading += 1; }
      if (heading === word) { section.isNamed = 1; }
      if (!isWhole(folded, word)) { section.part += 1; }
      return true;
    });
    section.prose = section.found.length ? parts.bestBlock(folded, section.found).prose : 0;
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

  /* 词全的、整数的先；题就是所问的先，如一条术语；有印的一节是做法，先于数据表的一行；成句的先于表格。 */
  function better(a, b) {
    return b.found.length - a.found.length || a.part - b.part || b.isNamed - a.isNamed || (b.seal ? 1 : 0) - (a.seal ? 1 : 0) ||
      b.prose - a.prose || b.inHeading - a.inHeading || a.distance - b.distance || a.order - b.order;
  }

  /* 页与页比：名目、题、整数、远近，再按页的次序。 */
  function nearer(a, b) {
    var x = a.sections[0];
    var y = b.sections[0];
    var wanted = Math.max(x.found.length, y.found.length);
    return a.rank - b.rank || (a.rank < 2 ? a.begins - b.begins || a.length - b.length : 0) ||
      x.part - y.part || a.level - b.level || y.inHeading - x.inHeading ||
      (x.found.length === wanted ? 0 : 1) - (y.found.length === wanted ? 0 : 1) ||
      Math.min(x.distance, FAR) - Math.min(y.distance, FAR) || a.page - b.page;
  }

  parts.look = look;
  parts.nearer = nearer;
}(atlasSearchParts));
