// Notes every figure the page ever shows, every state it passes through and every breach of the content policy; and
// lets a test move the page's steady clock on.
(() => {
  const steady = performance.now.bind(performance);
  window.__ahead = 0;
  performance.now = () => steady() + window.__ahead;
  window.__realm = Math.random();
  window.__scores = [];
  window.__states = [];
  window.__violations = [];
  document.addEventListener('securitypolicyviolation', (event) => window.__violations.push(event.violatedDirective));
  const noteScore = (node) => {
    const row = node.closest('li.row[data-unit]');
    if (node.matches('.sc') && row) window.__scores.push({ unit: row.dataset.unit, text: node.textContent, at: performance.now() });
    if (node.id === 'province-score') window.__scores.push({ unit: 'H48', text: node.textContent, at: performance.now() });
  };
  const note = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    if (!element) return;
    noteScore(element);
    element.querySelectorAll('.sc, #province-score').forEach(noteScore);
  };
  const noteState = (stage) => {
    const age = document.getElementById('age');
    window.__states.push({
      state: stage.dataset.state, drained: stage.hasAttribute('data-drained'), age: age ? age.textContent : '',
      word: document.getElementById('state-word') ? document.getElementById('state-word').textContent : '', at: performance.now(),
    });
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') {
        if (target.id === 'stage') noteState(target);
      } else if (addedNodes.length) addedNodes.forEach(note);
      else note(target);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-state', 'data-drained'] });
})();
