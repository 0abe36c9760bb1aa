// A page as it comes in another view, or from a server that has nothing yet: what it came with is gone before a script can
// read it, and it asks for everything.
(() => {
  const sending = new MutationObserver(() => {
    for (const sent of [document.getElementById('told'), document.querySelector('.first')]) if (sent) sent.remove();
  });
  sending.observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', () => sending.disconnect());
})();
