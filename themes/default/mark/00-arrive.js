/* 检索：分片到了以后交给谁。每个分片是一次 atlasSearch(种类, …) 调用；ES5，经典脚本，file:// 下也能用。 */
var atlasSearchParts = { arrive: {}, here: {} };
window.atlasSearch = function (kind) {
  'use strict';
  var path = 'search/' + kind + '.js';
  var here = atlasSearchParts.here;
  atlasSearchParts.arrive[kind].apply(null, Array.prototype.slice.call(arguments, 1));
  /* 由 seek.js 载入的，30-load.js 不再载入。 */
  if (!here[path]) { here[path] = true; }
};
