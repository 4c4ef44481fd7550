/* 检索页：按模式、省、年缩小范围。search 是正在看的这次检索：{asked, all, list}。 */
(function (parts) {
  'use strict';

  var GROUPS = ['model', 'province', 'period'];
  /* 各项的页数要读这么多分片以内（约 36 KB），才列出。 */
  var FACET_SCRIPTS = 3;

  /* 只留选定各项的页：done(是否读全)。 */
  function filter(search, done) {
    var wanted = GROUPS.filter(function (name) { return search.asked[name]; });
    if (!wanted.length) { done(true); return; }
    parts.load('search/facets.js', function (whole) {
      if (!whole) { done(false); return; }
      parts.loadAll(wanted.map(function (name) { return scriptOf(GROUPS.indexOf(name), search.asked[name]); }).filter(Boolean), function () {
        wanted.forEach(function (name) {
          search.list = narrowed(search.list, GROUPS.indexOf(name), search.asked[name]);
        });
        done(true);
      });
    });
  }

  /* 一项的页在哪个分片的第几张表：“3.1” */
  function placeOf(group, id) {
    var values = parts.state.facets.groups[group];
    for (var at = 0; at < values.length; at += 4) {
      if (values[at] === id) { return values[at + 3].split('.'); }
    }
    return null;
  }

  function scriptOf(group, id) {
    var place = placeOf(group, id);
    return place ? 'search/f/' + place[0] + '.js' : '';
  }

  function narrowed(list, group, id) {
    var pages = pagesOf(group, id);
    return list.filter(function (each) { return pages[each.page]; });
  }

  function pagesOf(group, id) {
    var pages = {};
    var place = placeOf(group, id);
    var lists = place && parts.state.lists[place[0]];
    if (lists) { parts.decode(lists[place[1]], parts.state.pages, function (page) { pages[page] = true; }); }
    return pages;
  }

  /* 在 place 里列出各项。choice(名, 号, 称呼, 页数) 写出一项；isStill() 说这次检索是不是还在看。 */
  function drawFacets(search, place, form, isStill, choice) {
    if (!search.all.length) { place.textContent = ''; return; }
    parts.load('search/facets.js', function (whole) {
      var paths = [];
      if (!isStill() || !whole) { return; }
      for (var at = 0; at < parts.state.facets.scripts; at += 1) { paths.push('search/f/' + at + '.js'); }
      if (paths.length > FACET_SCRIPTS) { paths = []; }
      parts.loadAll(paths, function () {
        if (!isStill()) { return; }
        place.textContent = '';
        GROUPS.forEach(function (name, group) { drawGroup(search, place, form, group, choice); });
      });
    });
  }

  /* 各项带着页数；页数没有读来的大站只列名目。 */
  function drawGroup(search, place, form, group, choice) {
    var name = GROUPS[group];
    var values = parts.state.facets.groups[group];
    var counted = parts.state.facets.scripts <= FACET_SCRIPTS;
    var base = search.all.filter(function (each) { return each.is !== false; });
    var list = parts.make('ul');
    GROUPS.forEach(function (other, at) {
      if (counted && other !== name && search.asked[other]) { base = narrowed(base, at, search.asked[other]); }
    });
    list.appendChild(choice(name, '', form.getAttribute('data-all'), counted ? base.length : ''));
    for (var at = 0; at < values.length; at += 4) {
      var number = counted ? narrowed(base, group, values[at]).length : '';
      if (number !== 0 || search.asked[name] === values[at]) {
        list.appendChild(choice(name, values[at], values[at + 1], number));
      }
    }
    if (list.children.length > 1) { place.appendChild(framed(name, form.getAttribute('data-facets').split('|')[group], list, Boolean(search.asked[name]))); }
  }

  /* 窄屏上先看结果：收起来，选了的那一组除外。 */
  function framed(name, label, list, isChosen) {
    var nav = parts.make('nav', '', 'facet');
    var fold = parts.make('details');
    var summary = parts.make('summary');
    var heading = parts.make('h2', label);
    heading.id = 'facet-' + name;
    nav.setAttribute('aria-labelledby', heading.id);
    fold.open = isChosen || !window.matchMedia('(max-width: 51.99rem)').matches;
    summary.appendChild(heading);
    fold.appendChild(summary);
    fold.appendChild(list);
    nav.appendChild(fold);
    return nav;
  }

  parts.GROUPS = GROUPS;
  parts.filter = filter;
  parts.drawFacets = drawFacets;
}(atlasSearchParts));
