// What axe-core finds in a page that is open.

import axe from 'axe-core';

/** A visit for `findingsOfAll`. */
export async function violations(tab, page) {
  await tab.evaluate(axe.source);
  const result = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${page}: ${id} at ${node.target.join(' ')}: ${help}${contrast(node)}`),
  );
}

function contrast(node) {
  const data = node.any?.[0]?.data;
  return data?.contrastRatio ? ` (${data.contrastRatio}, ${data.fgColor} on ${data.bgColor})` : '';
}
