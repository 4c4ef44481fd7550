/* 自选各案：把选定的几案排成表，与各案对照页同样（templates/pages/compare.html）。文字一律经 textContent。 */
(function (parts) {
  'use strict';

  var SLUG = 0, SHORT = 1, NAME = 2, ABOVE = 3;
  var TIE = 1e-9;

  function make(name, className, text) {
    var node = document.createElement(name);
    if (className) { node.className = className; }
    if (text) { node.textContent = text; }
    return node;
  }

  function put(parent) {
    Array.prototype.slice.call(arguments, 1).forEach(function (child) {
      parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return parent;
  }

  function link(href, text, className) {
    var node = make('a', className, text);
    node.setAttribute('href', href);
    return node;
  }

  function scoped(scope, className) {
    var node = make('th', className);
    node.setAttribute('scope', scope);
    return node;
  }

  /* 一张表：左上角是小题，各列之上是 heads。 */
  function table(id, title, heads, className) {
    var node = make('table', className);
    var row = make('tr');
    var heading = make('h3', '', title);
    heading.id = id;
    node.setAttribute('aria-labelledby', id);
    put(row, put(make('td'), heading));
    heads.forEach(function (head) { put(row, put(scoped('col'), head)); });
    return put(node, put(make('thead'), row));
  }

  function number(figure, statuses) {
    var status = statuses[figure[4]];
    return [
      put(make('b'), figure[2], make('small', '', figure[3])), ' ',
      make('span', 'st ' + status[0], status[1] + ' ' + figure[5])
    ];
  }

  function unreal(figure, statuses) { return statuses[figure[4]][2] ? 'un-real' : ''; }

  /* —— 各部分 */
  function facts(columns, words) {
    var index = parts.index();
    var heads = columns.map(function (column) {
      var entry = column.entry;
      var slip = link('../cases/' + entry[SLUG] + '.html', '', 'slip');
      return put(slip, make('small', '', entry[ABOVE]), entry[NAME]);
    });
    var node = table('h-chosen-facts', words('facts'), heads);
    var body = make('tbody');
    node.tHead.className = 'slips';
    function named(list) { return function (at) { return list[at]; }; }
    index[1].forEach(function (label, at) {
      var row = put(make('tr'), put(scoped('row'), label));
      columns.forEach(function (column) {
        var record = column.record;
        var values = [[record[1]], [record[2]], record[3].map(named(index[2])), record[4].map(named(index[3])), record[5]][at];
        put(row, make('td', values.length ? '' : 'none', values.join(words('comma')) || words('none')));
      });
      put(body, row);
    });
    return put(node, body);
  }

  /* 一案的一个模式：[编号, 题目, 数] 各节。 */
  function practicesOf(record, model) {
    var found = [];
    record[6].forEach(function (practice) {
      var at;
      for (at = 0; at < practice[2].length; at += 2) {
        if (practice[2][at] === model) { found.push([practice[0], practice[1], practice[2][at + 1]]); }
      }
    });
    return found;
  }

  function practiceCell(column, practices, withFigure) {
    var statuses = parts.index()[6];
    var cell = make('td');
    practices.forEach(function (practice) {
      var figure = withFigure && practice[2] >= 0 && column.record[7][practice[2]];
      put(cell, link('../cases/' + column.entry[SLUG] + '.html#' + practice[0], practice[1]));
      if (figure) {
        withFigure = false;
        put.apply(null, [cell, put.apply(null, [make('p', unreal(figure, statuses)), figure[1], make('br')].concat(number(figure, statuses)))]);
      }
    });
    return cell;
  }

  function modelRow(columns, model, withFigure, blank) {
    var seal = parts.index()[4][model];
    var stamp = make('span', 'seal ' + seal[0], seal[1]);
    var name = make('span');
    var row = make('tr');
    stamp.setAttribute('aria-hidden', 'true');
    seal[2].forEach(function (phrase, at) {
      if (at) { put(name, make('wbr')); }
      put(name, phrase);
    });
    put(row, put(scoped('row'), put(link(seal[3]), stamp, name)));
    columns.forEach(function (column) {
      var practices = practicesOf(column.record, model);
      put(row, practices.length ? practiceCell(column, practices, withFigure) : make('td', blank ? 'none' : '', blank));
    });
    return row;
  }

  function models(columns, id, title, wanted, withFigure, blank, className) {
    var heads = columns.map(function (column) { return column.entry[SHORT]; });
    var body = make('tbody');
    parts.index()[4].forEach(function (seal, model) {
      var count = columns.filter(function (column) { return practicesOf(column.record, model).length; }).length;
      if (wanted(count)) { put(body, modelRow(columns, model, withFigure, blank)); }
    });
    return body.firstChild ? put(table(id, title, heads, className), body) : null;
  }

  /* 一个指标里各案的数，可比的在前。 */
  function figuresOf(record, indicator) {
    var own = record[7].filter(function (figure) { return figure[6] === indicator; });
    return own.filter(isComparable).concat(own.filter(function (figure) { return !isComparable(figure); }));
  }

  function isComparable(figure) { return !figure[7]; }

  /* 满条之数：可比的最大数；没有可比的，就是最大数。 */
  function largest(figures) {
    var scaled = figures.filter(function (figure) { return figure[8] !== null; });
    var comparable = scaled.filter(isComparable);
    return Math.max.apply(null, [0].concat((comparable.length ? comparable : scaled).map(function (figure) { return Number(figure[8]); })));
  }

  /* 取整，正好一半的取双数：与程序同。 */
  function whole(value) {
    var low = Math.floor(value);
    if (Math.abs(value - low - 0.5) < TIE) { return low + low % 2; }
    return Math.round(value);
  }

  function measured(column, figure, full) {
    var statuses = parts.index()[6];
    var line = make('p', unreal(figure, statuses));
    var percent = figure[8] === null || !full ? NaN : whole(Number(figure[8]) / full * 100);
    put(line, link('../cases/' + column.entry[SLUG] + '.html#o-' + figure[0], figure[1]));
    put.apply(null, [line].concat(number(figure, statuses)));
    if (percent >= 0 && percent <= 100) {
      if (Number(figure[8]) > 0) { percent = Math.max(percent, 1); }
      put(line, make('span', 'bar w-' + percent + (isComparable(figure) ? '' : ' soft')));
    }
    if (figure[7]) { put(line, make('em', '', figure[7])); }
    return line;
  }

  function indicatorRows(columns, at, words) {
    var indicator = parts.index()[5][at];
    var cells = columns.map(function (column) { return figuresOf(column.record, at); });
    var full = largest([].concat.apply([], cells));
    var row = make('tr');
    var body = put(make('tbody'), row);
    var note;
    put(row, put(scoped('row'), link(indicator[0], indicator[1]), make('small', '', indicator[2])));
    columns.forEach(function (column, place) {
      var cell = make('td', cells[place].length ? '' : 'none', cells[place].length ? '' : words('none'));
      cells[place].forEach(function (figure) { put(cell, measured(column, figure, full)); });
      put(row, cell);
    });
    if (indicator[3]) {
      note = make('td');
      note.colSpan = columns.length;
      put(note, put(make('p', 'caution'), make('b', '', words('caution')), indicator[3]));
      put(body, put(make('tr'), make('td'), note));
    }
    return body;
  }

  function indicators(columns, words) {
    var heads = columns.map(function (column) { return column.entry[SHORT]; });
    var node = table('h-chosen-indicators', words('indicators'), heads, 'measured');
    parts.index()[5].forEach(function (indicator, at) {
      var having = columns.filter(function (column) { return figuresOf(column.record, at).length; });
      if (having.length > 1) { put(node, indicatorRows(columns, at, words)); }
    });
    return node.tBodies.length ? node : null;
  }

  /* 几案并列：共有的是至少两案都有的。 */
  parts.table = function (entries, records, words) {
    var columns = entries.map(function (entry, at) { return { entry: entry, record: records[at] }; });
    var article = make('article', 'abreast');
    var heading = make('h2', '', entries.map(function (entry) { return entry[SHORT]; }).join(words('comma')));
    var tables = [
      facts(columns, words),
      models(columns, 'h-chosen-shared', words('shared'), function (count) { return count > 1; }, true, words('none'), ''),
      models(columns, 'h-chosen-others', words('others'), function (count) { return count === 1; }, false, '', 'others'),
      indicators(columns, words)
    ];
    heading.id = 'h-chosen';
    heading.tabIndex = -1;
    article.setAttribute('aria-labelledby', 'h-chosen');
    put(article, put(make('header'), heading));
    tables.forEach(function (node) { if (node) { put(article, node); } });
    return article;
  };
}(window.atlasCompareParts));
