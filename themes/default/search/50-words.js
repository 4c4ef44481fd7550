/* 检索：按读音找名目。全拼、首字母、两样混写；从名目里任何一个字起。 */
(function (parts) {
  'use strict';

  var DOUBLE = /^[zcs]h/;

  /* 名目表与读音表 → [{name, kind, path, syllables}] */
  function readWords(list, table) {
    var readings = {};
    var words = [];
    var at;
    table.split(' ').forEach(function (entry) {
      readings[entry.charAt(0)] = variants(entry.slice(1).split('/'));
    });
    for (at = 0; at < list.length; at += 4) {
      words.push({
        name: list[at],
        kind: list[at + 1],
        path: list[at + 2],
        order: at,
        syllables: syllablesOf(list[at], list[at + 3], readings)
      });
    }
    return words;
  }

  /* ü 写作 v，也写作 u。 */
  function variants(readings) {
    var all = [];
    readings.forEach(function (reading) {
      var plain = reading.replace(/ü/g, 'v');
      all.push(plain);
      if (plain.indexOf('v') >= 0) { all.push(plain.replace(/v/g, 'u')); }
    });
    return all;
  }

  /* 各字的读音；标点隔开的几段之间记一个空。 */
  function syllablesOf(name, given, readings) {
    var syllables = [];
    var at;
    var char;
    if (given) { return given.split(' ').map(function (syllable) { return [syllable]; }); }
    for (at = 0; at < name.length; at += 1) {
      char = name.charAt(at);
      if (readings[char]) {
        syllables.push(readings[char]);
      } else if (/[A-Za-z0-9]/.test(char)) {
        syllables.push([char.toLowerCase()]);
      } else if (syllables.length && syllables[syllables.length - 1]) {
        syllables.push(null);
      }
    }
    return syllables;
  }

  /* 从第 at 字起能否读成 letters 从 from 起的字母；能则返回末字之后的位置，不能返回 -1。 */
  function spell(syllables, at, letters, from) {
    var best = -1;
    var index;
    var end;
    if (from === letters.length) { return at; }
    if (at >= syllables.length) { return -1; }
    if (!syllables[at]) { return spell(syllables, at + 1, letters, from); }
    for (index = 0; index < syllables[at].length; index += 1) {
      end = spellOne(syllables, at, letters, from, syllables[at][index]);
      if (end > best) { best = end; }
    }
    return best;
  }

  function spellOne(syllables, at, letters, from, reading) {
    var rest = letters.slice(from);
    var end = -1;
    if (reading.lastIndexOf(rest, 0) === 0) { return at + 1; }
    if (rest.lastIndexOf(reading, 0) === 0) { end = spell(syllables, at + 1, letters, from + reading.length); }
    if (end < 0 && DOUBLE.test(reading) && rest.lastIndexOf(reading.slice(0, 2), 0) === 0) {
      end = spell(syllables, at + 1, letters, from + 2);
    }
    if (end < 0 && rest.charAt(0) === reading.charAt(0)) { end = spell(syllables, at + 1, letters, from + 1); }
    return end;
  }

  /* 读音相合的名目：从头合的先，合到一段末尾的先，然后按类、按长短。 */
  function named(query, limit) {
    var letters = parts.fold(query).replace(/[\s']/g, '');
    var found = [];
    var seen = {};
    if (!/^[a-z]{2,}$/.test(letters) || !parts.state.words) { return []; }
    parts.state.words.forEach(function (word) {
      var start;
      var end;
      for (start = 0; start < word.syllables.length; start += 1) {
        end = word.syllables[start] ? spell(word.syllables, start, letters, 0) : -1;
        if (end >= 0) {
          found.push({ word: word, start: start, whole: word.syllables[end] ? 1 : 0 });
          return;
        }
      }
    });
    found.sort(function (a, b) {
      return Math.min(a.start, 1) - Math.min(b.start, 1) || a.whole - b.whole ||
        a.word.order - b.word.order;
    });
    return found.filter(function (each) {
      var known = seen[each.word.path];
      seen[each.word.path] = true;
      return !known;
    }).slice(0, limit).map(function (each) { return each.word; });
  }

  parts.readWords = readWords;
  parts.named = named;
}(atlasSearchParts));
