// What a page shows, and how writings are made alike: written again, by other means than the search
// itself uses, so that the two can disagree.

/** Runs in the page: the text of `<main>` as blocks. Visible is all but what never is. */
export function shownText() {
  const inline = new Set(['A', 'ABBR', 'B', 'BDI', 'BUTTON', 'CITE', 'CODE', 'DATA', 'DFN', 'EM', 'I', 'KBD', 'LABEL', 'MARK', 'Q', 'S', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME', 'VAR', 'WBR', 'U']);
  const main = document.querySelector('main');
  const copy = main.cloneNode(true);
  for (const part of copy.querySelectorAll('script, style, template, noscript')) part.remove();
  // What scripts take out of hiding was hidden when the page was written.
  for (const part of copy.querySelectorAll('[hidden], [data-js]')) part.remove();
  // The marks of notes are no words.
  for (const part of copy.querySelectorAll('a.ref, a.back')) part.remove();
  // What repeats other pages is found on these.
  for (const part of copy.querySelectorAll('[data-elsewhere]')) part.remove();
  for (const element of copy.querySelectorAll('*')) {
    // A seal stands in a square of its own, beside the name it begins.
    if (inline.has(element.tagName) && !element.classList.contains('seal')) continue;
    element.before('\u0001');
    element.after('\u0001');
  }
  return copy.textContent.split('\u0001').map((block) => block.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** Traditional characters of the queries. */
const SIMPLE = { 產: '产', 業: '业', 貧: '贫', 戶: '户', 電: '电', 寬: '宽', 滿: '满', 縣: '县', 頭: '头' };

/** Width, case, traditional characters, pauses, dashes, colons, thousands. */
export function plainFold(text) {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/…+/g, '.')
    .replace(/[、。；！？]/g, '，')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[產業貧戶電寬滿縣頭]/g, (char) => SIMPLE[char])
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/[;!?]/g, ',')
    .replace(/[—–−‐]/g, '-')
    .replace(/-+/g, '-')
    .replace(/\.\.+/g, '.')
    .replace(/∶/g, ':')
    .replace(/[“”「」『』]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[《〈]/g, '<')
    .replace(/[》〉]/g, '>')
    .replace(/[【〔]/g, '[')
    .replace(/[】〕]/g, ']')
    .replace(/\s+/g, ' ')
    .trim();
}
