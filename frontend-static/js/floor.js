// For browsers that cannot run the wall: written for the oldest of them. If nothing has come onto the stage but the head that
// the page brings, whatever the reason, the plain page is shown, which needs no script.
(function () {
  var WAIT = 12000;
  window.setTimeout(function () {
    var stage = document.getElementById('stage');
    if (stage && stage.getElementsByTagName('footer').length > 0) return;
    window.location.replace(window.location.pathname.replace(/\/$/, '') + '/don-gian');
  }, 'noModule' in document.createElement('script') ? WAIT : 0);
})();
