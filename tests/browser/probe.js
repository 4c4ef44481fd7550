// Runs inside every page under test: how to name an element, and what sticks out of the page.

window.probe = {
  /** A short selector with the first words of the text, enough to find the element again. */
  name(element) {
    const own = (node) => {
      const id = node.id ? `#${node.id}` : '';
      const classes = [...node.classList].map((name) => `.${name}`).join('');
      return node.localName + id + classes;
    };
    const parent = element.parentElement;
    const above = parent && parent !== document.body && parent !== document.documentElement ? `${own(parent)} > ` : '';
    const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 16);
    return `${above}${own(element)}${words ? ` “${words}”` : ''}`;
  },

  /** Whether the element takes part in the layout and can be seen or clicked. */
  shown(element) {
    return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  },

  /** The outermost elements that reach past `width`, unless an ancestor scrolls or clips them. */
  beyond(width) {
    const contained = (element) => {
      for (let node = element; node && node !== document.body; node = node.parentElement) {
        const style = getComputedStyle(node);
        if (style.position === 'fixed') return true;
        if (node !== element && style.overflowX !== 'visible') return true;
      }
      return false;
    };
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        this.shown(element) && element.getBoundingClientRect().right > width + 1 && !contained(element),
    );
    return out
      .filter((element) => !out.includes(element.parentElement))
      .map((element) => `${this.name(element)} reaches ${Math.round(element.getBoundingClientRect().right)} px`);
  },

  /** Elements that hide part of their width: they scroll or clip sideways. */
  cutting() {
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        return (
          this.shown(element) &&
          style.overflowX !== 'visible' &&
          element.clientWidth > 1 &&
          element.scrollWidth > element.clientWidth + 1
        );
      })
      .map((element) => `${this.name(element)} is ${element.scrollWidth} px wide in ${element.clientWidth} px`);
  },
};
