// Whether what is drawn can be seen and read: text whole and within the page, no two texts over each other, shapes that keep a colour.

/** Texts that leave the page at a side, that a box cuts, or that stand over each other. What only a screen reader has is left out. */
export const unreadable = (page) => page.evaluate(() => {
  const wrong = new Set();
  const all = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (node.data.trim() === '' || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) || one.closest('option, [inert]')) continue;
    const text = node.data.trim().slice(0, 40);
    const range = document.createRange();
    range.selectNodeContents(node);
    // Half the leading above and below a line is no ink.
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
      .map(({ left, right, top, bottom }) => ({ one, text, left, right, top: top + (bottom - top) * 0.2, bottom: bottom - (bottom - top) * 0.2 }));
    const beyond = ({ left, right, top, bottom }) => boxes.some((box) => box.left < left - 1 || box.right > right + 1 || box.top < top - 1 || box.bottom > bottom + 1);
    let [hidden, scrolls, above, cut] = [false, false, false, false];
    for (let at = one; at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, clipPath, position } = getComputedStyle(at);
      hidden ||= clipPath !== 'none';
      scrolls ||= /auto|scroll/.test(overflowX + overflowY);
      above ||= /fixed|sticky/.test(position);
      cut ||= !scrolls && /hidden|clip/.test(overflowX + overflowY) && beyond(at.getBoundingClientRect());
    }
    if (hidden) continue;
    if (cut) wrong.add(`« ${text} » is cut`);
    if (!scrolls && beyond({ left: 0, right: document.documentElement.clientWidth, top: -Infinity, bottom: Infinity })) wrong.add(`« ${text} » leaves the page at a side`);
    if (!scrolls && !above) all.push(...boxes);
  }
  all.sort((a, b) => a.top - b.top).forEach((box, place) => {
    for (let next = place + 1; next < all.length && all[next].top < box.bottom; next += 1) {
      const other = all[next];
      const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (box.one !== other.one && wide > 2 && high > 2) wrong.add(`« ${box.text} » and « ${other.text} » are over each other`);
    }
  });
  return [...wrong];
});

/**
 * Shapes without a word that are there by their background alone: with the reader's own colours they are gone.
 * To be asked of a page with `forcedColors: 'active'`.
 */
export const vanished = async (page) => {
  const marked = () => page.evaluate(() => {
    const opaque = (colour) => !/^(transparent|rgba\(.*, 0\))$/.test(colour);
    const behind = (one) => { for (let at = one.parentElement; at; at = at.parentElement) { const { backgroundColor } = getComputedStyle(at); if (opaque(backgroundColor)) return backgroundColor; } return 'none'; };
    return [...document.querySelectorAll('body *')].map((one) => {
      const { width, height } = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const drawn = width >= 1 && height >= 1 && one.textContent.trim() === '' && !/^(input|select|canvas|progress)$/.test(one.localName) && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const painted = (opaque(style.backgroundColor) && style.backgroundColor !== behind(one)) || style.backgroundImage !== 'none';
      const edged = ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none');
      return drawn && (painted || edged) ? `${one.localName}.${one.className} in ${one.parentElement.className}` : null;
    });
  });
  const forced = await marked();
  await page.emulateMedia({ forcedColors: 'none' });
  const usual = await marked();
  await page.emulateMedia({ forcedColors: 'active' });
  return [...new Set(usual.filter((what, place) => what && !forced[place]))];
};
