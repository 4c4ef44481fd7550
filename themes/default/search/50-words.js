/* 检索：按读音找名目。全拼、首字母、两样混写。名目按字母排好、切成分片（src/search/words.rs），
   只载入以所问开头的那一段。 */
(function (parts) {
  'use strict';

  var DOUBLE = /^[zcs]h/;
  /* 各音节的声母之外，一段字母能切成音节的样子 */
  var SYLLABLE = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|vn|a|e|i|o|u|v)$/;
  var LONGEST_SYLLABLE = 6;
  var LETTERS = 12;
  var WAYS = 12;
  var SHARDS = 4;

  /* 一片名目 → [{name, kind, path, order, inner, syllables}] */
  function readWords(list) {
    var words = [];
    for (var at = 0; at < list.length; at += 5) {
      words.push({
        syllables: list[at].split(' ').map(function (ways) { return ways.split('/'); }),
        name: list[at + 1],
        kind: list[at + 2],
        path: list[at + 3],
        order: parseInt(list[at + 4], 10),
        inner: /\+$/.test(list[at + 4]) ? 1 : 0
      });
    }
    return words;
  }

  /* 从第 at 字起能否读成 letters 从 from 起的字母；能则返回末字之后的位置，不能返回 -1。 */
  function spell(syllables, at, letters, from) {
    var best = -1;
    var index;
    var end;
    if (from === letters.length) { return at; }
    if (at >= syllables.length) { return -1; }
    for (index = 0; index < syllables[at].length; index += 1) {
      end = spellOne(syllables, at, letters, from, syllables[at][index]);
      if (end > best) { best = end; }
    }
    return best;
  }

  /* 只有把某字读成它少见的音，才合所问：游（liú）客。各字的音，常见的写在前。 */
  function isRare(word, letters) {
    return spell(word.syllables.map(function (ways) { return ways.slice(0, 1); }), 0, letters, 0) < 0;
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

  /* 所问的字母切成音节与声母，各种切法的首字母串：kdian → kd。 */
  function initialsOf(letters) {
    var found = [];
    cut(0, '');
    return found;

    function cut(from, initials) {
      if (found.length >= WAYS) { return; }
      if (from === letters.length) {
        if (initials.length > 1 && found.indexOf(initials) < 0) { found.push(initials); }
        return;
      }
      for (var length = Math.min(LONGEST_SYLLABLE, letters.length - from); length > 0; length -= 1) {
        if (isPiece(letters.substr(from, length), from + length === letters.length)) {
          cut(from + length, initials + letters.charAt(from));
        }
      }
    }
  }

  /* 一个声母、一个音节，末尾可以是没打完的音节。 */
  function isPiece(piece, last) {
    return piece.length === 1 || SYLLABLE.test(piece) || /^[zcs]h$/.test(piece) ||
      (last && /^(?:[zcs]h|[a-z])[aeiouv]+n?$/.test(piece));
  }

  /* 读音相合的名目：从头合的先，各字都读常见的音的先，合到一段末尾的先，然后按类、按次序。done(名目)。 */
  function named(query, limit, done) {
    var letters = parts.fold(query).replace(/[\s']/g, '');
    var needs;
    if (!/^[a-z][a-z0-9]+$/.test(letters)) { done([]); return; }
    parts.load('search/words.js', function (whole) {
      if (!whole) { done([]); return; }
      needs = initialsOf(letters).map(function (key) { return range('i', key); });
      needs.push(range('p', letters));
      parts.gather(needs, function () { done(matching(needs, letters).slice(0, limit)); });
    });
  }

  /* 键以 key 开头的一段，至多几片 */
  function range(family, key) { return { family: family, key: key.slice(0, LETTERS), exact: false, most: SHARDS }; }

  function matching(needs, letters) {
    var found = [];
    var seen = {};
    needs.forEach(function (need) {
      parts.shardsOf(need).forEach(function (number) {
        (parts.state.shards[need.family + number] || []).forEach(function (word) {
          var end = spell(word.syllables, 0, letters, 0);
          if (end >= 0) {
            found.push({ word: word, whole: end < word.syllables.length ? 1 : 0, rare: isRare(word, letters) ? 1 : 0 });
          }
        });
      });
    });
    found.sort(function (a, b) {
      return a.word.inner - b.word.inner || a.rare - b.rare || a.whole - b.whole || a.word.order - b.word.order;
    });
    return found.filter(function (each) {
      var known = seen[each.word.path];
      seen[each.word.path] = true;
      return !known;
    }).map(function (each) { return each.word; });
  }

  parts.readWords = readWords;
  parts.named = named;
  parts.initialsOf = initialsOf;
}(atlasSearchParts));
