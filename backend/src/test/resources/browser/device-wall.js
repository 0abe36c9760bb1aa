// What the wall's main module does with its identity, in a page that does not do it yet.
async (name) => {
  const [{ Device }, { DeviceReport }, { DeviceCard }] = await Promise.all([
    import('/static/js/live/device.js'), import('/static/js/live/device-report.js'), import('/static/js/elements/device-card.js'),
  ]);
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = '/static/css/device.css';
  document.head.append(sheet);
  const card = new DeviceCard(document.body, location.host);
  const report = new DeviceReport();
  window.__told = [];
  const told = (what, value) => window.__told.push([what, value === undefined ? null : value]);
  const device = new Device(name, { fetch: (path, options) => fetch(path, options), storage: localStorage, monotonic: () => performance.now() }, {
    report: () => report.of({ build: 'test', slide: 'so', lagMs: 40 }),
    onCode: (code) => { told('code', code); card.showCode(code); },
    onScreen: (screen) => told('screen', screen),
    onRevoked: () => told('revoked'),
    onShowName: (wish) => { told('name', wish); card.showName(wish); },
    onPin: (pin) => told('pin', pin),
    onReload: () => told('reload'),
  });
  setInterval(() => device.tick(), 100);
}
