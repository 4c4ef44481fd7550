/* 检索：由索引取候选页。这些页里一定有所问各词的键；是否真合，看过正文（44-look.js）才知道。 */
(function (parts) {
  'use strict';

  /* 一个词的键多于这些，居中的也先用。 */
  var LONG = 4;

  /* 候选页，好的在前：done(found)。found：{list: [{page, level}], sure: 是否不必看正文, leavesOf, more: 是否还有键没用,
     narrow}；载入不全时是 null。先只用一词首尾的键，只问一个词或词长时也用居中的：一趟就够，多半也够准。
     narrow(most, done)：各词至多再用上 most 个键，再取一次。 */
  function candidates(plans, done) {
    var left = plans.map(function (plan) { return plan.needs.slice(); });
    var used = plans.map(function () { return []; });
    var chosen = [];
    if (plans.some(function (plan) { return !plan.needs.length; })) { done(none()); return; }
    plans.forEach(function (plan, at) {
      choose(at, 0);
      if (left[at].length) { choose(at, left[at].length - 1); }
      if (left[at].length && (plans.length === 1 || plan.needs.length > LONG)) { choose(at, left[at].length >> 1); }
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
        if (!whole) { done(null); return; }
        plans.forEach(function (plan, at) {
          for (var index = left[at].length - 1; index >= 0; index -= 1) {
            if (parts.isHere(left[at][index])) { choose(at, index); }
          }
        });
        chosen = [];
        used = used.map(settle);
        if (chosen.length) { step(); return; }
        if (used.some(isNowhere)) { done(none()); return; }
        found = intersect(used);
        found.sure = plans.every(function (plan, at) { return plan.sure && used[at].every(isWritten); });
        found.more = !found.sure && left.some(function (needs) { return needs.length > 0; });
        found.narrow = narrow;
        done(found);
      });
    }

    /* 居中的先用：离用过的最远。 */
    function narrow(most, then) {
      done = then;
      plans.forEach(function (plan, at) {
        for (var taken = 0; taken < most && left[at].length; taken += 1) { choose(at, left[at].length >> 1); }
      });
      step();
    }

    /* 索引里没有的键，换成少说一些的：带类的换成不带的，三字的换成两个两字的。带类的有而没有另写表，是因为
       不带类的多半就接着这一字：词里另有带类而写了表的，这一键又要另载，就留到不够准时再用。 */
    function settle(needs, at) {
      var settled = [];
      var isBound = needs.some(function (need) { return need.stem && parts.isListed(need); });
      needs.forEach(function (need) {
        var less = lessThan(need);
        settled.push(need);
        if (need.instead || !less.length || parts.isListed(need)) { return; }
        if (isBound && parts.has(need) && !parts.isHere(less[0])) {
          need.instead = [];
          left[at].push(less[0]);
          return;
        }
        need.instead = less;
        settled = settled.concat(less);
        chosen = chosen.concat(less);
      });
      return settled;
    }
  }

  /* 比这个键少说一些的。 */
  function lessThan(need) {
    if (need.stem) { return [parts.gram(need.stem)]; }
    return need.family === 'g' && need.key.length === 3 ? [parts.gram(need.key.slice(0, 2)), parts.gram(need.key.slice(1))] : [];
  }

  function none() {
    return { list: [], sure: true, leavesOf: null, more: false };
  }

  function isWritten(need) { return !need.instead; }

  /* 键没写在索引里，而换上的都不少：哪里也没有。 */
  function isNowhere(needs) {
    return needs.some(function (need) {
      return !isWritten(need) && !parts.has(need) && need.instead.every(function (less) {
        return parts.count(less) > (need.stem ? parts.state.many : parts.state.few);
      });
    });
  }

  /* 各词都有的页，好的在前，一样好的按页的次序。一个词的键要在同一叶上都有；几个词可以在一页的几叶上。 */
  function intersect(used) {
    var words = used.map(ranksOf);
    var pages = words.map(bestOfPages);
    var byLevel = [];
    var page;
    var level;
    for (page = 0; page < parts.state.pages; page += 1) {
      level = levelOf(pages, page);
      if (level >= 0) {
        if (!byLevel[level]) { byLevel[level] = []; }
        byLevel[level].push({ page: page, level: level });
      }
    }
    return {
      list: Array.prototype.concat.apply([], byLevel.filter(Boolean)),
      leavesOf: function (page) { return words.map(function (ranks) { return leavesOf(page, ranks, words); }); }
    };
  }

  /* 一个词在各叶上好到几分：取最差的键；有一个键没有就是没有。 */
  function ranksOf(needs) {
    var keys = needs.filter(isWritten).map(parts.read);
    var ranks = keys[0];
    var key;
    var leaf;
    if (keys.length > 1) { ranks = new Uint8Array(keys[0]); }
    for (key = 1; key < keys.length; key += 1) {
      for (leaf = 0; leaf < ranks.length; leaf += 1) {
        if (keys[key][leaf] < ranks[leaf]) { ranks[leaf] = keys[key][leaf]; }
      }
    }
    return ranks;
  }

  function bestOfPages(ranks) {
    var best = new Uint8Array(parts.state.pages);
    var pageOf = parts.state.pageOf;
    for (var leaf = 0; leaf < ranks.length; leaf += 1) {
      if (ranks[leaf] && ranks[leaf] > best[pageOf[leaf]]) { best[pageOf[leaf]] = ranks[leaf]; }
    }
    return best;
  }

  /* 各词差几分的和，越小越好；有一个词没有是 -1。 */
  function levelOf(pages, page) {
    var sum = 0;
    for (var word = 0; word < pages.length; word += 1) {
      if (!pages[word][page]) { return -1; }
      sum += parts.BEST - pages[word][page];
    }
    return sum;
  }

  /* 一页上有这个词的叶，先看的在前：几个词都在的一叶先看，词靠得近，也少读几叶；再是题里有的、文里有的；
     只有题名、地名里有的在后，那里没有章节可落。 */
  function leavesOf(page, ranks, words) {
    var firstOf = parts.state.firstOf;
    var end = page + 1 < firstOf.length ? firstOf[page + 1] : ranks.length;
    var leaves = [];
    for (var leaf = firstOf[page]; leaf < end; leaf += 1) {
      if (ranks[leaf]) { leaves.push(leaf); }
    }
    return leaves.sort(function (a, b) { return shared(b, words) - shared(a, words) || order(ranks[a]) - order(ranks[b]) || a - b; });
  }

  function shared(leaf, words) { return words.filter(function (ranks) { return ranks[leaf] > 0; }).length; }

  function order(rank) { return rank < 3 ? 1 : rank < 5 ? 0 : 2; }

  parts.candidates = candidates;
}(atlasSearchParts));
