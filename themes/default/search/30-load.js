/* 检索：按需载入脚本分片。每个分片是一次 atlasSearch(种类, …) 调用。 */
(function (parts) {
  'use strict';

  var ENDS = 60;
  var MORE = 30;
  var ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%&'()*+,-./:;<=>?@[]^_`{} ";
  var VALUES = {};
  var PER_FOLDER = 500;
  var NONE = 255;
  var waiting = {};
  var state = { pages: 0, first: { g: [], r: [] }, shards: {}, texts: {}, facets: null, words: null, read: {} };
  var root = '';
  var i;
  for (i = 0; i < ALPHABET.length; i += 1) { VALUES[ALPHABET.charAt(i)] = i; }

  /* 各种分片到了以后放在哪里 */
  var arrive = {
    index: function (pages, grams, runs) {
      state.pages = pages;
      state.first.g = grams ? grams.split(' ') : [];
      state.first.r = runs ? runs.split(' ') : [];
      state.ready = true;
    },
    g: function (number, keys, lists) { state.shards['g' + number] = { keys: ungroup(keys), lists: lists.split('~') }; },
    r: function (number, keys, lists) { state.shards['r' + number] = { keys: keys.split(' '), lists: lists.split('~') }; },
    page: function (number, record) { state.texts[number] = record; },
    facets: function (groups) { state.facets = groups; },
    words: function (list, table) { state.words = parts.readWords(list, table); },
    fold: function (text) { parts.readTable(text); }
  };

  window.atlasSearch = function (kind) {
    arrive[kind].apply(null, Array.prototype.slice.call(arguments, 1));
  };

  /* 同一首字的键写成一组：首字，然后各个次字；“_” 是单字。 */
  function ungroup(text) {
    var groups = text.split(' ');
    var keys = [];
    var at;
    var second;
    for (at = 0; at < groups.length; at += 1) {
      for (second = 1; second < groups[at].length; second += 1) {
        keys.push(groups[at].charAt(second) === '_' ? groups[at].charAt(0) : groups[at].charAt(0) + groups[at].charAt(second));
      }
    }
    return keys;
  }

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

  /* 键在哪一片：最后一个首键不大于它的片；比第一片还小就没有。 */
  function shardOf(family, key) {
    var first = state.first[family];
    var low = 0;
    var high = first.length;
    var middle;
    while (low < high) {
      middle = (low + high) >> 1;
      if (first[middle] <= key) { low = middle + 1; } else { high = middle; }
    }
    return low - 1;
  }

  /* 一个键要的片号；开头合就算的键可以跨几片。 */
  function shardsOf(need) {
    var first = state.first[need.family];
    var at = shardOf(need.family, need.key);
    var numbers = at >= 0 ? [at] : [];
    if (!need.exact) {
      for (at += 1; at < first.length && first[at].lastIndexOf(need.key, 0) === 0; at += 1) { numbers.push(at); }
    }
    return numbers;
  }

  function pathsOf(need) {
    return shardsOf(need).map(function (number) { return 'search/' + need.family + '/' + number + '.js'; });
  }

  /* 一张表里的页号。 */
  function decode(text, each) {
    var page = 0;
    var at;
    var bit;
    var value;
    var number;
    var scale;
    if (text.charAt(0) === '!') {
      for (at = 1; at < text.length; at += 1) {
        value = VALUES[text.charAt(at)];
        for (bit = 0; bit < 6; bit += 1) {
          if ((value >> bit) & 1) { each((at - 1) * 6 + bit); }
        }
      }
      return;
    }
    for (at = 0; at < text.length; at += 1) {
      number = 0;
      scale = 1;
      value = VALUES[text.charAt(at)];
      while (value >= ENDS) {
        number += value * scale;
        scale *= MORE;
        at += 1;
        value = VALUES[text.charAt(at)];
      }
      page += number + value * scale;
      each(page);
      page += 1;
    }
  }

  /* 每页的级别，页号为下标：0 名、2 题、4 文，只合字母数字串的一部分时加一，没有是 255。 */
  function read(need) {
    var name = need.family + (need.exact ? '=' : '^') + need.key;
    var levels = state.read[name];
    if (levels) { return levels; }
    levels = new Uint8Array(state.pages);
    for (var page = 0; page < levels.length; page += 1) { levels[page] = NONE; }
    shardsOf(need).forEach(function (number) {
      var shard = state.shards[need.family + number];
      var at = lowest(shard.keys, need.key);
      for (; at < shard.keys.length; at += 1) {
        if (shard.keys[at] !== need.key && (need.exact || shard.keys[at].lastIndexOf(need.key, 0) !== 0)) { break; }
        add(levels, shard.lists[at].split('|'), shard.keys[at] === need.key ? 0 : 1);
      }
    });
    state.read[name] = levels;
    return levels;
  }

  function add(levels, lists, part) {
    lists.forEach(function (list, level) {
      decode(list, function (page) {
        if (level * 2 + part < levels[page]) { levels[page] = level * 2 + part; }
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
  parts.pathsOf = pathsOf;
  parts.isHere = function (need) { return pathsOf(need).every(function (path) { return waiting[path] === true; }); };
  parts.NONE = NONE;
  parts.read = read;
  parts.decode = decode;
  parts.textPath = function (page) { return 'search/t' + Math.floor(page / PER_FOLDER) + '/' + page + '.js'; };
}(atlasSearchParts));
