/* 检索：写法归一。与 src/search/fold.rs 同一套规则，字表来自 search/fold.js；两边都要过
   tests/vectors/search.json。ES5，经典脚本，file:// 下也能用。 */
var atlasSearchParts = {};
(function (parts) {
  'use strict';

  var table = null;
  var PAIRS = { '㎡': 'm2', '㎞': 'km', '㎏': 'kg' };

  /* 字表：若干行标点（每行第一字是归成的字），空一行，然后两字一对。 */
  function readTable(text) {
    var halves = text.split('\n\n');
    var lines = halves[0].split('\n');
    var han = halves[1];
    var i;
    var j;
    table = {};
    for (j = 0; j + 1 < han.length; j += 2) { table[han.charAt(j)] = han.charAt(j + 1); }
    for (i = 0; i < lines.length; i += 1) {
      for (j = 1; j < lines[i].length; j += 1) { table[lines[i].charAt(j)] = lines[i].charAt(0); }
    }
  }

  /* 一个字归成什么；空串是略去。 */
  function map(code, char) {
    if (code === 10) { return '\n'; }
    if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff ||
        (code >= 0xfe00 && code <= 0xfe0f)) { return ''; }
    if (code === 32 || code === 9 || code === 13 || code === 0xa0 || (code >= 0x2002 && code <= 0x200a) ||
        code === 0x202f || code === 0x3000) { return ' '; }
    if (code === 44 || code === 0xff0c) { return ','; }
    if (code >= 65 && code <= 90) { return String.fromCharCode(code + 32); }
    if (code >= 0xc0 && code <= 0xde && code !== 0xd7) { return String.fromCharCode(code + 32); }
    if (Object.prototype.hasOwnProperty.call(table, char)) { return table[char]; }
    if (Object.prototype.hasOwnProperty.call(PAIRS, char)) { return PAIRS[char]; }
    if (code >= 0xff01 && code <= 0xff5e) { return String.fromCharCode(code - 0xfee0).toLowerCase(); }
    return char;
  }

  function isDigit(char) { return char >= '0' && char <= '9' && char.length === 1; }

  /* 其后恰有三个数字。 */
  function thousands(mapped, at) {
    var count = 0;
    while (count < 4 && at + count < mapped.length && isDigit(mapped[at + count])) { count += 1; }
    return count === 3;
  }

  /* 归一后的文字；给了 places，就记下每字在原文的位置。 */
  function fold(text, places) {
    var mapped = [];
    var comma = [];
    var from = [];
    var out = [];
    var last = '\n';
    var i;
    var j;
    var char;
    var target;
    for (i = 0; i < text.length; i += 1) {
      char = text.charAt(i);
      target = map(text.charCodeAt(i), char);
      for (j = 0; j < target.length; j += 1) {
        mapped.push(target.charAt(j));
        comma.push(char === ',' || char === '，');
        from.push(i);
      }
    }
    for (i = 0; i < mapped.length; i += 1) {
      char = mapped[i];
      if ((char === last && (char === '-' || char === '.' || char === ' ')) || (char === ' ' && last === '\n') ||
          (comma[i] && isDigit(last) && thousands(mapped, i + 1))) { continue; }
      if (char === '\n' && last === ' ') {
        out.pop();
        if (places) { places.pop(); }
      }
      out.push(char);
      if (places) { places.push(from[i]); }
      last = char;
    }
    if (last === ' ') {
      out.pop();
      if (places) { places.pop(); }
    }
    return out.join('');
  }

  parts.readTable = readTable;
  parts.hasTable = function () { return table !== null; };
  parts.fold = fold;
}(atlasSearchParts));
