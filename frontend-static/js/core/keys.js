/**
 * What a key asks for. Remote controls have arrows, OK and Back in common and nothing else, and name them differently:
 * first by what the key is called, then by the number that its maker has given it.
 *
 * @typedef {'left'|'right'|'up'|'down'|'ok'|'back'|'pause'|'full'|'code'|'keys'|null} Action
 */

/** @type {Readonly<Record<string, Action>>} */
const NAMES = {
  ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Left: 'left', Right: 'right', Up: 'up', Down: 'down',
  Enter: 'ok', Select: 'ok', Accept: 'ok', OK: 'ok',
  Escape: 'back', Esc: 'back', Backspace: 'back', GoBack: 'back', BrowserBack: 'back', Back: 'back', XF86Back: 'back',
  ' ': 'pause', Spacebar: 'pause', MediaPlayPause: 'pause', MediaPause: 'pause', Pause: 'pause',
};
/** @type {Readonly<Record<string, Action>>} */
const LETTERS = { p: 'pause', f: 'full', i: 'code', '?': 'keys' };
/** Tizen and LG have Back beyond every keyboard. @type {Readonly<Record<number, Action>>} */
const NUMBERS = { 13: 'ok', 27: 'back', 8: 'back', 166: 'back', 461: 'back', 10009: 'back', 37: 'left', 38: 'up', 39: 'right', 40: 'down', 415: 'pause', 19: 'pause' };

/**
 * @param {{key?: string, keyCode?: number, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean}} event
 * @param {boolean} letters whether single letters are keys
 * @returns {{action: Action, slide: number|null}} slide: from 0, for a digit
 */
export function meaningOf(event, letters) {
  const { key = '', keyCode = 0 } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return { action: null, slide: null };
  if (letters && /^[1-9]$/.test(key)) return { action: null, slide: Number(key) - 1 };
  const named = NAMES[key] ?? (letters ? LETTERS[key.toLowerCase()] : undefined);
  if (named) return { action: named, slide: null };
  const known = key === '' || key === 'Unidentified' || !(key.length === 1);
  return { action: (known && NUMBERS[keyCode]) || null, slide: null };
}
