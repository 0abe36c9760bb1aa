// Every text that does not stand whole where it belongs: cut off, outside of its box or of the screen, or on top of another.
() => {
  const shown = (element) => {
    const style = getComputedStyle(element);
    return style.visibility === 'visible' && element.getClientRects().length > 0 && !element.closest('.spoken');
  };
  const problems = [];
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.textContent.trim() || !shown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const label = `${element.className || element.tagName}: ${node.textContent.trim().slice(0, 40)}`;
    const style = getComputedStyle(element);
    if (style.textOverflow === 'ellipsis') problems.push(`ellipsis ${label}`);
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) problems.push(`wider than its box ${label}`);
    for (const rect of rects) {
      // What a font draws is lower than its line box; two thirds of it is about the height of capitals.
      const inset = rect.height / 6;
      if (rect.left < -0.5 || rect.right > innerWidth + 0.5) problems.push(`outside of the screen ${label}`);
      const list = element.closest('.row, .panel, .head, .foot, .banner');
      if (list) {
        const box = list.getBoundingClientRect();
        const high = rect.top + inset < box.top - 1 || rect.bottom - inset > box.bottom + 1;
        if (rect.left < box.left - 1 || rect.right > box.right + 1 || high) problems.push(`outside of its part ${label}`);
      }
      texts.push({ label, node, left: rect.left, right: rect.right, top: rect.top + inset, bottom: rect.bottom - inset });
    }
  }
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length; j++) {
      const [a, b] = [texts[i], texts[j]];
      if (a.node === b.node || a.left >= b.right - 1 || b.left >= a.right - 1 || a.top >= b.bottom - 1 || b.top >= a.bottom - 1) continue;
      const banner = [a, b].some(({ node }) => node.parentElement.closest('.banner'));
      if (!banner) problems.push(`on top of each other ${a.label} | ${b.label}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) problems.push(`the page is ${document.documentElement.scrollWidth} wide`);
  return problems;
}
