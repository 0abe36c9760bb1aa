// Every text that does not stand whole where it belongs: cut off, outside of its box, of the safe area or of the screen, on top
// of another or of a drawing, or so close to its neighbour that they are read as one word.
() => {
  const HANGING = /[gjpqyạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ]/;
  const shown = (element) => {
    const style = getComputedStyle(element);
    return style.visibility === 'visible' && element.getClientRects().length > 0 && !element.closest('.spoken');
  };
  const isInline = (element) => getComputedStyle(element).display.startsWith('inline');
  const blockOf = (element) => (isInline(element) && element.parentElement ? blockOf(element.parentElement) : element);
  const problems = new Set();
  const texts = [];
  const stage = document.documentElement.hasAttribute('data-phone') ? null : document.getElementById('stage');
  const stageStyle = stage && getComputedStyle(stage);
  const stageBox = stage && stage.getBoundingClientRect();
  const safe = stage && {
    left: stageBox.left + parseFloat(stageStyle.paddingLeft), right: stageBox.right - parseFloat(stageStyle.paddingRight),
    top: stageBox.top + parseFloat(stageStyle.paddingTop), bottom: stageBox.bottom - parseFloat(stageStyle.paddingBottom),
  };
  const cutting = new Map();
  const clipsOf = (element) => {
    if (!element || element === document.body) return [];
    if (!cutting.has(element)) {
      const rest = clipsOf(element.parentElement);
      cutting.set(element, getComputedStyle(element).overflowX === 'visible' ? rest : [element.getBoundingClientRect(), ...rest]);
    }
    return cutting.get(element);
  };
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
    if (style.textOverflow === 'ellipsis') problems.add(`ellipsis ${label}`);
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) problems.add(`wider than its box ${label}`);
    for (const rect of rects) {
      // What a font draws is lower than its line box; two thirds of it is about the height of capitals.
      const inset = rect.height / 6;
      // But for tails, and for dots under vowels, which hang as low as the font's own box.
      const below = HANGING.test(node.textContent.normalize('NFC')) ? rect.height / 50 : inset;
      const ink = { left: rect.left, right: rect.right, top: rect.top + inset, bottom: rect.bottom - below };
      const letters = { ...ink, bottom: rect.bottom - inset };
      if (rect.left < -0.5 || rect.right > innerWidth + 0.5) problems.add(`outside of the screen ${label}`);
      if (safe && stage.contains(element) && !element.closest('.overlay, .keylist') && isOutside(ink, safe, 1)) problems.add(`outside of the safe area ${label}`);
      const part = element.closest('.row, .panel, .head, .foot, .banner');
      // What hangs below a row is seen, unless the next one is painted over it; if it meets something there, that is found below.
      const hangs = part && part.matches('.row') && !isPainted(part.nextElementSibling);
      if (part && isOutside(hangs ? letters : ink, roomOf(part), 1)) problems.add(`outside of its part ${label}`);
      if (clipsOf(element).some((box) => isOutside(ink, box, 1))) problems.add(`cut off ${label}`);
      texts.push({ label, node, block: blockOf(element), size: parseFloat(style.fontSize), ...ink });
    }
  }
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length; j++) {
      const [a, b] = [texts[i], texts[j]];
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (a.node === b.node || high <= 1) continue;
      const between = Math.max(a.left, b.left) - Math.min(a.right, b.right);
      const near = a.block !== b.block && !isGoingOn(a, b) && between < 0.15 * Math.min(a.size, b.size);
      if (between > -1 && !near) continue;
      if ([a, b].some(({ node }) => node.parentElement.closest('.banner'))) continue;
      problems.add(`${between > -1 ? 'touching' : 'on top of each other'} ${a.label} | ${b.label}`);
    }
  }
  if (stage) {
    const drawings = [...stage.querySelectorAll('.bar, .meter, .scale, .qr-plate, .mark, .cell, svg.icon, .state-icon, .arrow, .pulse-chart, .day-chart')].filter(shown);
    for (const drawing of drawings) {
      const box = drawing.getBoundingClientRect();
      for (const text of texts) {
        const wide = Math.min(box.right, text.right) - Math.max(box.left, text.left);
        const high = Math.min(box.bottom, text.bottom) - Math.max(box.top, text.top);
        const aside = [drawing, text.node.parentElement].some((one) => one.closest('.banner, .overlay, .keylist, .controls'));
        if (wide > 1 && high > 1 && !aside) problems.add(`on a drawing ${text.label} | ${drawing.getAttribute('class')}`);
      }
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) problems.add(`the page is ${document.documentElement.scrollWidth} wide`);
  return [...problems];

  function isPainted(row) {
    return row !== null && !/^rgba\(.*, 0\)$/.test(getComputedStyle(row).backgroundColor);
  }

  /** What a panel keeps free at its right end stays free; at the left a large figure stands out by its own air. */
  function roomOf(part) {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    return { left, top, bottom, right: right - (part.matches('.panel') ? parseFloat(getComputedStyle(part).paddingRight) : 0) };
  }

  /** Parts of one sentence bring the space between them along. */
  function isGoingOn(a, b) {
    return /^\s/.test((a.left < b.left ? b : a).node.textContent);
  }

  function isOutside(ink, box, by) {
    return ink.left < box.left - by || ink.right > box.right + by || ink.top < box.top - by || ink.bottom > box.bottom + by;
  }
}
