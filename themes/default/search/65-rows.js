/* 检索页：一条结果怎样写出来。search 是正在看的这次检索：{words, carried, also}。 */
(function (parts) {
  'use strict';

  function make(name, text, className) {
    var element = document.createElement(name);
    if (text) { element.textContent = text; }
    if (className) { element.className = className; }
    return element;
  }

  function pieces(element, list) {
    list.forEach(function (piece) { element.appendChild(piece[1] ? make('mark', piece[0]) : document.createTextNode(piece[0])); });
    return element;
  }

  function withMarks(search, element, text) {
    var places = [];
    var folded = parts.fold(text, places);
    return pieces(element, parts.marked(text, folded, places, search.words, 0, folded.length));
  }

  function link(search, path, id) {
    var element = make('a');
    element.href = path + '?q=' + encodeURIComponent(search.carried) + (id ? '#' + id : '');
    return element;
  }

  function sign(seal, kind) {
    var split = /^([a-z]+)(.+)$/.exec(seal);
    var element = split ? make('span', split[2], 'seal ' + split[1]) : make('span', kind, 'kind');
    element.setAttribute('aria-hidden', 'true');
    return element;
  }

  function meta(values) {
    var line = make('p', '', 'meta');
    values.filter(Boolean).forEach(function (value) { line.appendChild(make('span', value)); });
    return line;
  }

  /* 一页一条：落在最合的一节（问的是页本身，落在页首），同页的其他节列在下面。 */
  function row(search, hit) {
    var best = hit.sections[0];
    var item = make('li');
    var body = make('div');
    var head = make('h3');
    var anchor = link(search, hit.record[0], hit.isOfPage ? '' : best.id);
    withMarks(search, anchor, hit.record[1]);
    if (!hit.isOfPage && best.heading && best.heading !== hit.record[1]) {
      anchor.appendChild(document.createTextNode(' '));
      anchor.appendChild(withMarks(search, make('small'), best.heading));
    }
    head.appendChild(anchor);
    body.appendChild(head);
    body.appendChild(pieces(make('p', '', 'x'), parts.excerpt(best, search.words)));
    body.appendChild(meta([hit.record[2]].concat(hit.record[3].split('\n'))));
    others(search, hit, body);
    item.appendChild(sign(best.seal, hit.record[2]));
    item.appendChild(body);
    return item;
  }

  function others(search, hit, body) {
    var best = hit.sections[0];
    var line = make('p', search.also, 'also-in');
    var seen = {};
    if (!hit.isOfPage) { seen[best.heading] = true; }
    hit.sections.forEach(function (section) {
      if (!section.id || !section.heading || seen[section.heading] || section.found.length < best.found.length) { return; }
      seen[section.heading] = true;
      if (line.children.length < 4) {
        line.appendChild(link(search, hit.record[0], section.id)).textContent = section.heading;
      }
    });
    if (line.children.length) { body.appendChild(line); }
  }

  /* 读音相合的名目 */
  function namedRow(word) {
    var item = make('li', '', 'named');
    var body = make('div');
    var head = make('h3');
    var split = word.path.split('#');
    var anchor = make('a', word.name);
    anchor.href = split[0] + '?q=' + encodeURIComponent(word.name) + (split[1] ? '#' + split[1] : '');
    head.appendChild(anchor);
    body.appendChild(head);
    body.appendChild(meta([word.kind]));
    item.appendChild(sign('', word.kind));
    item.appendChild(body);
    return item;
  }

  parts.make = make;
  parts.row = row;
  parts.namedRow = namedRow;
}(atlasSearchParts));
