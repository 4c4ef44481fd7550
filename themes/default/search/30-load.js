/* 检索：按需载入脚本分片。 */
(function (parts) {
  'use strict';

  var ENDS = 60;
  var MORE = 30;
  var ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%&'()*+,-./:;<=>?@[]^_`{} ";
  var VALUES = new Uint8Array(128);
  var PER_FOLDER = 500;
  var PER_DIRECTORY = 500;
  /* 目录里一个键的样子：与前一键相同的字数 × 12 + 其余的字数 - 1。 */
  var SUFFIX = 12;
  /* 一叶上有一个键，好到几分：名 6，题 4，文 2，只合字母数字串的一部分时减一，没有是 0。 */
  var BEST = 6;
  /* 记住这么多张表、这么多叶正文；再多就从头记起。 */
  var REMEMBERED = 48;
  var TEXTS = 400;
  /* 已有的脚本是 true，正在载入的是等它的各处。 */
  var waiting = parts.here;
  var state = {
    leaves: 0, pages: 0, few: 0, many: 0, pageOf: null, firstOf: null,
    roots: { g: [], r: [], p: [], i: [] }, first: {}, shards: {}, texts: {}, facets: null, lists: {}, read: {}
  };
  var root = '';
  var i;
  for (i = 0; i < ALPHABET.length; i += 1) { VALUES[ALPHABET.charCodeAt(i)] = i; }

  /* 各种分片到了以后放在哪里 */
  var stores = {
    index: function (leaves, few, many, later, grams, runs) {
      countPages(leaves, later);
      state.few = few;
      state.many = many;
      state.roots.g = keysOf(grams);
      state.roots.r = keysOf(runs);
    },
    d: function (family, number, shapes, rest) { state.first[family + number] = firstKeys(shapes, rest); },
    g: function (number, keys, lists) { state.shards['g' + number] = { keys: ungroup(keys), lists: lists.split('~') }; },
    r: function (number, keys, lists) { state.shards['r' + number] = { keys: keys.split(' '), lists: lists.split('~') }; },
    page: function (name, record) { state.texts[name] = record; },
    facets: function (scripts, pages, groups) { state.facets = { scripts: scripts, groups: groups }; },
    f: function (number, lists) { state.lists[number] = lists.split('~'); },
    words: function (full, initials) {
      state.roots.p = keysOf(full);
      state.roots.i = keysOf(initials);
    },
    p: function (number, list) { state.shards['p' + number] = parts.readWords(list); },
    i: function (number, list) { state.shards['i' + number] = parts.readWords(list); }
  };
  Object.keys(stores).forEach(function (kind) { parts.arrive[kind] = stores[kind]; });

  function keysOf(text) { return text ? text.split(' ') : []; }

  /* 各片的首键：每键只写与前一键不同的字，shapes 里一字说一键的样子。 */
  function firstKeys(shapes, rest) {
    var keys = [];
    var key = '';
    var next = 0;
    var shape;
    var length;
    for (var at = 0; at < shapes.length; at += 1) {
      shape = VALUES[shapes.charCodeAt(at)];
      length = shape % SUFFIX + 1;
      key = key.slice(0, (shape - length + 1) / SUFFIX) + rest.substr(next, length);
      next += length;
      keys.push(key);
    }
    return keys;
  }

  /* 叶与页：一页的正文分成几叶，索引里编号的是叶。later 是不在页首的叶。 */
  function countPages(leaves, later) {
    var isLater = new Uint8Array(leaves);
    var pageOf = new Uint32Array(leaves);
    var firstOf = [];
    var leaf;
    decode(later, leaves, function (number) { isLater[number] = 1; });
    for (leaf = 0; leaf < leaves; leaf += 1) {
      if (!isLater[leaf]) { firstOf.push(leaf); }
      pageOf[leaf] = firstOf.length - 1;
    }
    state.leaves = leaves;
    state.pages = firstOf.length;
    state.pageOf = pageOf;
    state.firstOf = firstOf;
  }

  /* 头两字相同的键写成一组：两字，然后各个第三字，各带着它的类（大写）；两字、三字后面有 “_” 的，
     本身在前一片。单字自成一组。 */
  function ungroup(text) {
    var keys = [];
    text.split(' ').forEach(function (group) {
      var pair = group.slice(0, 2);
      var stem = pair;
      keys.push(pair);
      for (var at = 2; at < group.length; at += 1) {
        if (group.charAt(at) === '_') {
          keys.pop();
        } else if (isClass(group.charAt(at))) {
          keys.push(stem + group.charAt(at));
        } else {
          stem = pair + group.charAt(at);
          keys.push(stem);
        }
      }
    });
    return keys;
  }

  function isClass(char) { return char >= 'A' && char <= 'Z'; }

  /* 载入一个脚本；同一个只载一次。失败了下次再试。 */
  function load(path, done) {
    var script;
    if (waiting[path] === true) { done(true); return; }
    if (waiting[path]) { waiting[path].push(done); return; }
    waiting[path] = [done];
    script = document.createElement('script');
    script.onload = function () { finish(path, true); };
    script.onerror = function () { finish(path, false); };
    script.src = root + path;
    document.head.appendChild(script);
  }

  function finish(path, loaded) {
    var called = waiting[path];
    var at;
    waiting[path] = loaded ? true : null;
    for (at = 0; at < called.length; at += 1) { called[at](loaded); }
  }

  function loadAll(paths, done) {
    var left = paths.length;
    var whole = true;
    if (!left) { done(true); return; }
    paths.forEach(function (path) {
      load(path, function (loaded) {
        whole = whole && loaded;
        left -= 1;
        if (!left) { done(whole); }
      });
    });
  }

  /* 正文多了就放下，免得问得久了占满内存。 */
  function trim() {
    if (Object.keys(state.texts).length <= TEXTS) { return; }
    state.texts = {};
    Object.keys(waiting).forEach(function (path) {
      if (/^search\/t\d/.test(path) && waiting[path] === true) { waiting[path] = null; }
    });
  }

  /* 键所在的一格：最后一个不大于 key 的；都大就是 -1。名目的键可以重，要最后一个小于 key 的。 */
  function before(sorted, need) {
    var low = 0;
    var high = sorted.length;
    var middle;
    while (low < high) {
      middle = (low + high) >> 1;
      if (sorted[middle] < need.key || (sorted[middle] === need.key && !need.most)) { low = middle + 1; } else { high = middle; }
    }
    return low - 1;
  }

  /* 从键所在的一格起；开头合就算的键，往后还有几格也是。 */
  function span(sorted, need) {
    var at = before(sorted, need);
    var numbers = at >= 0 ? [at] : [];
    if (!need.exact) {
      for (at += 1; at < sorted.length && sorted[at].lastIndexOf(need.key, 0) === 0; at += 1) { numbers.push(at); }
    }
    return numbers;
  }

  /* 一个键要的目录分片 */
  function directoriesOf(need) {
    var roots = state.roots[need.family];
    return span(roots, need);
  }

  /* 一个键要的片号；目录分片须已载入。 */
  function shardsOf(need) {
    var numbers = [];
    directoriesOf(need).forEach(function (directory) {
      var first = state.first[need.family + directory];
      span(first, need).forEach(function (at) { numbers.push(directory * PER_DIRECTORY + at); });
    });
    return need.most ? numbers.slice(0, need.most) : numbers;
  }

  /* 载入各键要的目录分片（页不很多的站，目录已在 index.js 里），再载入各键的分片。 */
  function gather(needs, done) {
    loadAll(every(needs, function (need) {
      return directoriesOf(need).filter(function (number) { return !state.first[need.family + number]; })
        .map(function (number) { return 'search/d/' + need.family + number + '.js'; });
    }), function (whole) {
      if (!whole) { done(false); return; }
      loadAll(every(needs, pathsOf), done);
    });
  }

  function every(needs, pathsFor) {
    var paths = [];
    needs.forEach(function (need) {
      pathsFor(need).forEach(function (path) { if (paths.indexOf(path) < 0) { paths.push(path); } });
    });
    return paths;
  }

  function isHere(need) {
    return directoriesOf(need).every(function (number) { return state.first[need.family + number]; }) &&
      pathsOf(need).every(function (path) { return waiting[path] === true; });
  }

  function pathsOf(need) {
    return shardsOf(need).map(function (number) { return 'search/' + need.family + '/' + number + '.js'; });
  }

  /* 一张表里的号码，总共 total 个；三种写法见 src/search/codec.rs。 */
  function decode(text, total, each) {
    if (text.charAt(0) !== '!') { steps(text, each); return; }
    if (text.charAt(1) === '!') { others(text, total, each); return; }
    for (var at = 1; at < text.length; at += 1) {
      for (var bit = 0, value = VALUES[text.charCodeAt(at)]; value; bit += 1, value >>= 1) {
        if (value & 1) { each((at - 1) * 6 + bit); }
      }
    }
  }

  function others(text, total, each) {
    var next = 0;
    var upTo = function (end) {
      for (; next < end; next += 1) { each(next); }
      next = end + 1;
    };
    steps(text.slice(2), upTo);
    upTo(total);
  }

  function steps(text, each) {
    var next = 0;
    var at;
    var value;
    var number;
    var scale;
    for (at = 0; at < text.length; at += 1) {
      number = 0;
      scale = 1;
      value = VALUES[text.charCodeAt(at)];
      while (value >= ENDS) {
        number += value * scale;
        scale *= MORE;
        at += 1;
        value = VALUES[text.charCodeAt(at)];
      }
      next += number + value * scale;
      each(next);
      next += 1;
    }
  }

  /* 有这个键的各叶好到几分，叶号为下标。 */
  function read(need) {
    var name = need.family + (need.exact ? '=' : '^') + need.key;
    var ranks = state.read[name];
    if (ranks) { return ranks; }
    if (Object.keys(state.read).length > REMEMBERED) { state.read = {}; }
    ranks = new Uint8Array(state.leaves);
    eachKey(need, function (key, lists) { add(ranks, lists.split('|'), isWhole(key, need) ? BEST : BEST - 1); });
    state.read[name] = ranks;
    return ranks;
  }

  /* 开头所合的是不是整个数：键不再长，只多一个类。 */
  function isWhole(key, need) {
    return key.length === need.key.length || (key.length === need.key.length + 1 && isClass(key.slice(-1)));
  }

  function eachKey(need, each) {
    shardsOf(need).forEach(function (number) {
      var shard = state.shards[need.family + number];
      var at = lowest(shard.keys, need.key);
      for (; at < shard.keys.length; at += 1) {
        if (shard.keys[at] !== need.key && (need.exact || shard.keys[at].lastIndexOf(need.key, 0) !== 0)) { break; }
        each(shard.keys[at], shard.lists[at]);
      }
    });
  }

  /* 索引里有没有这个键，有没有它的表：带类的键，页与不带类的差不多的，不另写表。分片须已载入。 */
  function has(need) {
    var found = false;
    eachKey(need, function () { found = true; });
    return found;
  }

  function isListed(need) {
    var found = false;
    eachKey(need, function (key, lists) { found = found || lists !== ''; });
    return found;
  }

  /* 有这个键的叶数 */
  function count(need) {
    var ranks = read(need);
    var sum = 0;
    for (var leaf = 0; leaf < ranks.length; leaf += 1) {
      if (ranks[leaf]) { sum += 1; }
    }
    return sum;
  }

  function add(ranks, lists, best) {
    lists.forEach(function (list, level) {
      var rank = best - level * 2;
      decode(list, state.leaves, function (leaf) {
        if (rank > ranks[leaf]) { ranks[leaf] = rank; }
      });
    });
  }

  function lowest(keys, key) {
    var low = 0;
    var high = keys.length;
    var middle;
    while (low < high) {
      middle = (low + high) >> 1;
      if (keys[middle] < key) { low = middle + 1; } else { high = middle; }
    }
    return low;
  }

  parts.state = state;
  parts.setRoot = function (address) { root = address; };
  parts.load = load;
  parts.loadAll = loadAll;
  parts.gather = gather;
  parts.isHere = isHere;
  parts.trim = trim;
  parts.BEST = BEST;
  parts.read = read;
  parts.has = has;
  parts.isListed = isListed;
  parts.count = count;
  parts.decode = decode;
  parts.shardsOf = shardsOf;
  parts.textName = function (leaf) {
    var page = state.pageOf[leaf];
    var later = leaf - state.firstOf[page];
    return page + (later ? '-' + later : '');
  };
  parts.textPath = function (leaf) {
    return 'search/t' + Math.floor(state.pageOf[leaf] / PER_FOLDER) + '/' + parts.textName(leaf) + '.js';
  };
}(atlasSearchParts));
