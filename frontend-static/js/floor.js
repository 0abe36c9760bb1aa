// For browsers that cannot run the page they are on, and for a build that cannot run on this one: written for the oldest of
// them. A wall on which nothing has come but the head that the page brings, or on which a new build has drawn nothing,
// whatever the reason, asks for the earlier build (shell-worker.js); where there is none it is led to the plain page, which
// needs no script. Any other page keeps the text that the server has written into it, shows the word that it brings for this
// case, and is loaded anew each minute; if its script comes in the end after all, the word goes.
(function () {
  var WAIT = 12000;
  var AGAIN = 60000;
  var LOOK = 500;
  var DRAWN_WITHIN = 30000;
  var ANSWER_WITHIN = 3000;
  var stage = document.getElementById('stage');
  var word = document.getElementById('floor');
  // Without these nothing runs; with them a script may still be one that this browser cannot read.
  var MODULES = 'noModule' in document.createElement('script');
  var hopeless = !MODULES;
  var since = new Date().getTime();
  var looking = 0;

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

  // Until it is shown it holds no link: the first link of a page is the one that skips to what it is about.
  function show() {
    if (!word) return;
    var name = word.getElementsByTagName('span')[0];
    var link = document.createElement('a');
    word.style.display = 'block';
    if (!name) return;
    link.href = word.getAttribute('data-plain') || '';
    link.appendChild(document.createTextNode(name.innerText || name.textContent || ''));
    word.replaceChild(link, name);
  }

  function isRunning() {
    return stage ? stage.getElementsByTagName('footer').length > 0 : document.getElementsByTagName('main').length > 0;
  }

  function giveUp() {
    if (stage) {
      window.clearInterval(looking);
      if (MODULES) goBack(plain);
      else plain();
    } else {
      if (hopeless) window.clearInterval(looking);
      show();
      if (hopeless) window.setTimeout(function () { window.location.reload(); }, AGAIN);
    }
  }

  function look() {
    if (isRunning()) {
      window.clearInterval(looking);
      if (word) word.style.display = '';
    } else if (hopeless || new Date().getTime() - since > WAIT) {
      giveUp();
    }
  }

  if (window.addEventListener) {
    window.addEventListener('error', function (event) {
      if (/SyntaxError/.test(event.message || '')) hopeless = true;
    });
  }
  looking = window.setInterval(look, LOOK);
  if (stage && MODULES) {
    window.setTimeout(function () {
      if (stage && stage.getAttribute('data-drawn') === null) goBack(function () {});
    }, DRAWN_WITHIN);
  }
})();
