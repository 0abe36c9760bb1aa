// For browsers that cannot run the page they are on: written for the oldest of them. A wall is led to the plain page, which
// needs no script. Any other page keeps the text that the server has written into it, shows the word that it brings for this
// case, and is loaded anew each minute; if its script comes in the end after all, the word goes.
(function () {
  var WAIT = 12000;
  var AGAIN = 60000;
  var LOOK = 500;
  var stage = document.getElementById('stage');
  var word = document.getElementById('floor');
  // Without these nothing runs; with them a script may still be one that this browser cannot read.
  var hopeless = !('noModule' in document.createElement('script'));
  var since = new Date().getTime();
  var looking = 0;

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

  function look() {
    if (isRunning()) {
      window.clearInterval(looking);
      if (word) word.style.display = '';
    } else if (hopeless || new Date().getTime() - since > WAIT) {
      if (stage) window.location.replace(window.location.pathname.replace(/\/$/, '') + '/don-gian');
      if (stage || hopeless) window.clearInterval(looking);
      show();
      if (!stage && hopeless) window.setTimeout(function () { window.location.reload(); }, AGAIN);
    }
  }

  if (window.addEventListener) {
    window.addEventListener('error', function (event) {
      if (/SyntaxError/.test(event.message || '')) hopeless = true;
    });
  }
  looking = window.setInterval(look, LOOK);
})();
