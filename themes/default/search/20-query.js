/* 检索：把词拆成索引的键。与 src/search/grams.rs 同一套规则。 */
(function (parts) {
  'use strict';

  var SHORTEST = 3;
  var LONGEST = 10;
  /* 三字、尾段之后，再记后面那一字属于几类里的哪一类，写作大写字母：归一后的文字里没有大写。 */
  var CLASSES = 23;
  var FIRST_CLASS = 65;

  function isDigit(code) { return code >= 48 && code < 58; }

  /* 空白、标点、字母数字、其余（汉字） */
  function kind(word, at) {
    var code = word.charCodeAt(at);
    if (code === 32 || code === 10 || code === 0) { return 'space'; }
    if (isDigit(code) || (code >= 97 && code <= 122)) { return 'run'; }
    if ((code === 46 || code === 58) && at > 0 && isDigit(word.charCodeAt(at - 1)) && isDigit(word.charCodeAt(at + 1))) {
      return 'run';
    }
    if (code <= 0xbf || code === 0xd7 || code === 0xf7 || (code >= 0x2000 && code <= 0x2bff) ||
        (code >= 0x3000 && code <= 0x3004) || (code >= 0x3008 && code <= 0x3020) ||
        (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xffef)) { return 'mark'; }
    return 'letter';
  }

  function joined(kinds, at) {
    return at >= 0 && at < kinds.length && (kinds[at] === 'run' || kinds[at] === 'letter');
  }

  function kindsOf(text) {
    var kinds = [];
    for (var at = 0; at < text.length; at += 1) { kinds.push(kind(text, at)); }
    return kinds;
  }

  /* 第 at 字的类；没有这一字，或是空白，就没有类。 */
  function classOf(text, kinds, at) {
    return at >= kinds.length || kinds[at] === 'space' ? '' : String.fromCharCode(FIRST_CLASS + text.charCodeAt(at) % CLASSES);
  }

  /* 一段文字的全部键。与建索引的一边逐个相同，供对照的测试用。 */
  function keys(folded) {
    var kinds = kindsOf(folded);
    var found = [];
    var at;
    var end;
    for (at = 0; at < folded.length; at += 1) {
      if (kinds[at] === 'space') { continue; }
      found.push(folded.charAt(at));
      if (joined(kinds, at) && joined(kinds, at + 1)) { found.push(folded.substr(at, 2)); }
      if (triple(kinds, at)) {
        found.push(folded.substr(at, 3));
        if (classOf(folded, kinds, at + 3)) { found.push(folded.substr(at, 3) + classOf(folded, kinds, at + 3)); }
      }
      end = Math.min(endOfRun(kinds, at), at + LONGEST);
      if (end - at >= SHORTEST) { found.push(endKey(folded, kinds, at, end)); }
    }
    return found;
  }

  /* 字母数字的一串从 start 起的尾段键：后面有字的带着它的类；太长的截断，不带。 */
  function endKey(text, kinds, start, end) {
    return end - start < LONGEST ? text.slice(start, end) + classOf(text, kinds, end) : text.substr(start, LONGEST);
  }

  /* 字母数字的一串：三个以上的用它的尾段键。后面还有字的，是整串的尾（exact）；否则是某个尾段的开头。 */
  function runNeed(word, kinds, start) {
    var end = endOfRun(kinds, start);
    var next = word.charAt(end);
    var exact = end - start >= LONGEST || (next !== '' && next !== '.' && next !== ':');
    if (end - start < SHORTEST) { return null; }
    return { family: 'r', key: exact ? endKey(word, kinds, start, end) : word.slice(start, end), exact: exact };
  }

  /* 三字；知道后一字的，查带着它的类的（stem 是不带类的键）。 */
  function tripleNeed(word, kinds, at) {
    var key = word.substr(at, 3);
    var follower = classOf(word, kinds, at + 3);
    return { family: 'g', key: key + follower, exact: true, stem: follower && key };
  }

  /* 一个词要查的键；sure 为真时，键合就是字合，不必再看正文。三字的键不一定写在索引里，见 40-candidates.js。 */
  function plan(word) {
    var kinds = kindsOf(word);
    var needs = [];
    var marks = [];
    var at;
    for (at = 0; at < word.length; at += 1) {
      if (kinds[at] === 'mark') { marks.push(gram(word.charAt(at))); }
      if (kinds[at] === 'run' && (at === 0 || kinds[at - 1] !== 'run')) {
        needs = needs.concat(runNeed(word, kinds, at) || []);
      }
      if (joined(kinds, at)) { needs = needs.concat(neighbours(word, kinds, at)); }
    }
    if (!needs.length) { needs = marks; }
    return { word: word, needs: unique(needs), sure: isSure(word, kinds) };
  }

  function gram(key) { return { family: 'g', key: key, exact: true }; }

  function endOfRun(kinds, at) {
    while (at < kinds.length && kinds[at] === 'run') { at += 1; }
    return at;
  }

  /* 三个相连的字，不全在一串字母数字里 */
  function triple(kinds, at) {
    return joined(kinds, at) && joined(kinds, at + 1) && joined(kinds, at + 2) &&
      !(kinds[at] === 'run' && kinds[at + 1] === 'run' && kinds[at + 2] === 'run');
  }

  /* 从这个字起的键：三字、两字（三字里已有的不再列）、单字（两边都没有相连的字才列）。 */
  function neighbours(word, kinds, at) {
    if (!joined(kinds, at + 1)) { return joined(kinds, at - 1) ? [] : [gram(word.charAt(at))]; }
    if (triple(kinds, at)) { return [tripleNeed(word, kinds, at)]; }
    if ((at > 0 && triple(kinds, at - 1)) || insideLongRun(kinds, at)) { return []; }
    return [gram(word.substr(at, 2))];
  }

  function isSure(word, kinds) {
    return word.length === 1 || (word.length === 2 && joined(kinds, 0) && joined(kinds, 1)) ||
      (word.length === 3 && triple(kinds, 0)) ||
      (word.length >= SHORTEST && word.length <= LONGEST && endOfRun(kinds, 0) === word.length);
  }

  /* 两个字都在同一串长的字母数字里：尾段键已经更窄。 */
  function insideLongRun(kinds, at) {
    var start = at;
    var end = at + 1;
    if (kinds[at] !== 'run' || kinds[at + 1] !== 'run') { return false; }
    while (start > 0 && kinds[start - 1] === 'run') { start -= 1; }
    while (end < kinds.length && kinds[end] === 'run') { end += 1; }
    return end - start >= SHORTEST;
  }

  function unique(needs) {
    var seen = {};
    return needs.filter(function (need) {
      var name = need.family + need.key;
      if (seen[name]) { return false; }
      seen[name] = true;
      return true;
    });
  }

  parts.keys = keys;
  parts.plan = plan;
  parts.gram = gram;
}(atlasSearchParts));
