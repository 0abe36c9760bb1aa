// For browsers that cannot run the wall, and for a build that cannot run on this one: written for the oldest of them. If
// nothing has come onto the stage but the head that the page brings, or a new build has drawn nothing, whatever the reason,
// the earlier build is asked for (shell-worker.js); where there is none the plain page is shown, which needs no script.
(function () {
  var WAIT = 12000;
  var DRAWN_WITHIN = 30000;
  var ANSWER_WITHIN = 3000;
  var MODULES = 'noModule' in document.createElement('script');

  function plain() {
    window.location.replace(window.location.pathname.replace(/\/$/, '') + '/don-gian');
  }

  /** @param {() => void} otherwise */
  function goBack(otherwise) {
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (!worker) {
      otherwise();
      return;
    }
    var channel = new window.MessageChannel();
    var timer = window.setTimeout(otherwise, ANSWER_WITHIN);
    channel.port1.onmessage = function (event) {
      window.clearTimeout(timer);
      if (event.data && event.data.back) window.location.reload();
      else otherwise();
    };
    worker.postMessage({ back: true }, [channel.port2]);
  }

  // Tried out of sight by the page that runs: it hears of a script that throws at once, and what follows is its affair.
  if (window.parent !== window && /[?&]ban-moi=/.test(window.location.search)) {
    window.addEventListener('error', function (event) {
      var at = event.target;
      if (at instanceof window.Element && at.tagName !== 'SCRIPT') return;
      window.parent.postMessage({ nhip: 'trial', failed: 'script' }, window.location.origin);
    }, true);
    return;
  }

  window.setTimeout(function () {
    var stage = document.getElementById('stage');
    if (stage && stage.getElementsByTagName('footer').length > 0) return;
    if (MODULES) goBack(plain);
    else plain();
  }, MODULES ? WAIT : 0);
  if (MODULES) {
    window.setTimeout(function () {
      var stage = document.getElementById('stage');
      if (stage && stage.getAttribute('data-drawn') === null) goBack(function () {});
    }, DRAWN_WITHIN);
  }
})();
