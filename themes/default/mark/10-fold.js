/* 检索：写法归一。与 src/search/fold.rs 同一套规则，字表来自 search/fold.js；两边都要过
   tests/vectors/search.json。 */
(function (parts) {
  'use strict';

  /* 一字归成什么：0 照旧，DROPPED 略去，PAIR 起是归成两字的，其余是归成的字。这几个码不是字。 */
  var table = null;
  var DROPPED = 0xfdd0;
  var PAIR = 0xfdd1;
  var PAIRS = [['㎡', 'm2'], ['㎞', 'km'], ['㎏', 'kg']];
  var LINE = 10;
  var BLANK = 32;
  var COMMA = 44;
  /* 一次转成文字的字数：再多，有的浏览器放不下这么多参数。 */
  var PIECE = 4096;

  /* 字表：若干行标点（每行第一字是归成的字），空一行，然后两字一对。 */
  function readTable(text) {
    var halves = text.split('\n\n');
    var han = halves[1];
    var at;
    table = new Uint16Array(65536);
    for (at = 0xff01; at <= 0xff5e; at += 1) { table[at] = at - 0xfee0; }
    PAIRS.forEach(function (pair, number) { table[pair[0].charCodeAt(0)] = PAIR + number; });
    for (at = 0; at + 1 < han.length; at += 2) { table[han.charCodeAt(at)] = han.charCodeAt(at + 1); }
    halves[0].split('\n').forEach(function (line) {
      for (at = 1; at < line.length; at += 1) { table[line.charCodeAt(at)] = line.charCodeAt(0); }
    });
    span(65, 90, 32);
    span(0xff21, 0xff3a, 32 - 0xfee0);
    span(0xc0, 0xd6, 32);
    span(0xd8, 0xde, 32);
    put(COMMA, [COMMA, 0xff0c]);
    put(BLANK, [9, 13, BLANK, 0xa0, 0x202f, 0x3000], 0x2002, 0x200a);
    put(DROPPED, [0xad, 0x2060, 0xfeff], 0x200b, 0x200f);
    put(DROPPED, [], 0xfe00, 0xfe0f);
  }

  function span(from, to, step) {
    for (var code = from; code <= to; code += 1) { table[code] = code + step; }
  }

  function put(target, codes, from, to) {
    codes.forEach(function (code) { table[code] = target; });
    for (var code = from; code <= to; code += 1) { table[code] = target; }
  }

  function isDigit(code) { return code >= 48 && code < 58; }

  /* 从 at 起恰有三个数字。 */
  function thousands(text, at) {
    var count = 0;
    var code;
    for (; count < 4 && at < text.length; at += 1) {
      code = text.charCodeAt(at);
      code = table[code] || code;
      if (isDigit(code)) { count += 1; } else if (code !== DROPPED) { break; }
    }
    return count === 3;
  }

  /* 归一后的文字；给了 places，就记下每字在原文的位置。 */
  function fold(text, places) {
    var out = new Uint16Array(text.length * 2);
    var length = 0;
    var last = LINE;
    var code;
    var target;
    var at;
    for (at = 0; at < text.length; at += 1) {
      code = text.charCodeAt(at);
      target = table[code] || code;
      if (target === DROPPED || (target === COMMA && (code === COMMA || code === 0xff0c) && isDigit(last) && thousands(text, at + 1))) {
        continue;
      }
      if (target >= PAIR && target < PAIR + PAIRS.length) {
        push(PAIRS[target - PAIR][1].charCodeAt(0));
        target = PAIRS[target - PAIR][1].charCodeAt(1);
      }
      push(target);
    }
    if (last === BLANK) { pop(); }
    return toText(out, length);

    /* 横线、点、空白，连着的算一个；块首块尾不要空白。 */
    function push(unit) {
      if ((unit === last && (unit === 45 || unit === 46 || unit === BLANK)) || (unit === BLANK && last === LINE)) { return; }
      if (unit === LINE && last === BLANK) { pop(); }
      out[length] = unit;
      length += 1;
      last = unit;
      if (places) { places.push(at); }
    }

    function pop() {
      length -= 1;
      if (places) { places.pop(); }
    }
  }

  function toText(units, length) {
    var text = '';
    for (var at = 0; at < length; at += PIECE) {
      text += String.fromCharCode.apply(null, units.subarray(at, Math.min(length, at + PIECE)));
    }
    return text;
  }

  parts.arrive.fold = readTable;
  parts.fold = fold;
}(atlasSearchParts));
