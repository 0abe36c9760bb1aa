import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const css = readFileSync(new URL('../css/tokens.css', import.meta.url), 'utf8');
const blockOf = (start) => css.slice(css.indexOf(start), css.indexOf('\n}', css.indexOf(start)));
const coloursOf = (block) => Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9A-F]{6});/gi)].map(([, name, value]) => [name, value]));
const DAY = coloursOf(blockOf(':root {'));
const LIGHT = { ...DAY, ...coloursOf(blockOf('[data-theme="light"]')) };
const NIGHT = { ...DAY, ...coloursOf(blockOf('[data-theme="night"]')) };

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('the contrasts are those that were measured when the colours were chosen', () => {
  const measured = {
    ink: [16.6, 15.1], 'ink-2': [10.4, 9.5], 'ink-3': [6.7, 6.1], gold: [11.1, 10.1], crimson: [2.3, 2.1],
    b5: [5.5, 5.0], b4: [10.9, 9.9], b3: [15.6, 14.2], b2: [8.9, 8.1], b1: [4.6, 4.2], steel: [5.0, 4.5], track: [1.4, 1.3],
  };
  for (const [name, [bg, panel]] of Object.entries(measured)) {
    assert.ok(Math.abs(contrast(DAY[name], DAY.bg) - bg) <= 0.1, `${name} on bg: ${contrast(DAY[name], DAY.bg)}`);
    assert.ok(Math.abs(contrast(DAY[name], DAY.panel) - panel) <= 0.1, `${name} on panel: ${contrast(DAY[name], DAY.panel)}`);
  }
  assert.ok(Math.abs(contrast(DAY['on-amber'], DAY.b2) - 8.9) <= 0.1);
});

for (const [theme, colours] of [['day', DAY], ['night', NIGHT], ['light', LIGHT]]) {
  test(`by ${theme} text has at least 4.5 and marks at least 3 against what they stand on`, () => {
    for (const ground of ['bg', 'panel']) {
      for (const text of ['ink', 'ink-2', 'ink-3', 'gold']) assert.ok(contrast(colours[text], colours[ground]) >= 4.5, `${text} on ${ground}: ${contrast(colours[text], colours[ground])}`);
      for (const mark of ['b1', 'b2', 'b3', 'b4', 'b5', 'steel']) assert.ok(contrast(colours[mark], colours[ground]) >= 3, `${mark} on ${ground}: ${contrast(colours[mark], colours[ground])}`);
    }
    assert.ok(contrast(colours['on-amber'], colours.b2) >= 4.5);
    assert.ok(contrast(colours['plate-dark'], colours['plate-white']) >= 7, 'a code that phones can read');
  });
}

test('on a light ground the contrasts are those that were measured', () => {
  const measured = {
    ink: [14.8, 15.7], 'ink-2': [7.1, 7.5], crimson: [7.7, 8.2], b5: [8.5, 9.0], b4: [4.0, 4.3], b3: [3.0, 3.2], b2: [5.2, 5.5], b1: [10.5, 11.1], steel: [4.6, 4.9],
  };
  for (const [name, [bg, panel]] of Object.entries(measured)) {
    assert.ok(Math.abs(contrast(LIGHT[name], LIGHT.bg) - bg) <= 0.1, `${name} on bg: ${contrast(LIGHT[name], LIGHT.bg)}`);
    assert.ok(Math.abs(contrast(LIGHT[name], LIGHT.panel) - panel) <= 0.1, `${name} on panel: ${contrast(LIGHT[name], LIGHT.panel)}`);
  }
});

test('by night there is less light', () => {
  for (const name of ['bg', 'panel', 'ink', 'b3', 'b4', 'b5', 'plate-white']) assert.ok(luminance(NIGHT[name]) < luminance(DAY[name]), name);
});
