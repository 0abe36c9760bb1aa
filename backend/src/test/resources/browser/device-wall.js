// What the wall's main module does with its identity, in a page that may not do it yet.
async () => {
  const { Identity } = await import('/static/js/wall/identity.js');
  if (!document.querySelector('link[href="/static/css/device.css"]')) {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = '/static/css/device.css';
    document.head.append(sheet);
  }
  window.__told = [];
  const identity = new Identity({
    name: Identity.nameIn(location), host: location.host, parent: document.body, monotonic: () => performance.now(),
    shown: () => ({ build: 'test', slide: 'so', lagMs: 40 }),
    onPin: (pin) => window.__told.push(['pin', pin]),
    reload: () => window.__told.push(['reload', identity.query]),
  });
  window.__identity = identity;
  setInterval(() => identity.tick(), 100);
}
