/**
 * Settings of a registered screen as the wall's own address says them, so that a wall, its preview and a bookmark are
 * read by one reader.
 *
 * @typedef {import('../live/device.js').ScreenSettings} ScreenSettings
 */

const ORIENTATIONS = { landscape: 'ngang', portrait: 'doc' };

/** @param {ScreenSettings} settings @returns {string} the address after `?` */
export function screenQuery(settings) {
  const query = new URLSearchParams();
  if (settings.metres !== null) query.set('d', String(settings.metres));
  if (settings.inch !== null) query.set('inch', String(settings.inch));
  if (ORIENTATIONS[settings.orientation]) query.set('huong', ORIENTATIONS[settings.orientation]);
  query.set('vien', String(settings.safeArea));
  if (settings.night !== null) query.set('dem', `${settings.night.from}-${settings.night.to}`);
  query.set('slides', settings.slides.join(','));
  if (settings.theme === 'light') query.set('nen', 'sang');
  // A server of before does not know them.
  if (settings.catalogue) query.set('catalogue', settings.catalogue);
  if (settings.list) query.set('list', settings.list);
  return query.toString();
}
