import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

/** The five bands as people see them who do not see all colours: Machado 2009 at full strength, differences by CIEDE2000. */
const css = readFileSync(new URL('../css/tokens.css', import.meta.url), 'utf8');
const SEEN = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
const XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];
const WHITE = [0.95047, 1, 1.08883];
const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, part, i) => sum + part * vector[i], 0));
const RADIANS = Math.PI / 180;

function bandsOf(start) {
  const block = css.slice(css.indexOf(start), css.indexOf('\n}', css.indexOf(start)));
  return [1, 2, 3, 4, 5].map((level) => new RegExp(`--b${level}: (#[0-9A-F]{6})`).exec(block)[1]);
}

function lab(hex, seen) {
  const linear = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const shown = times(SEEN[seen], linear).map((c) => Math.min(1, Math.max(0, c)));
  const [x, y, z] = times(XYZ, shown).map((c, i) => c / WHITE[i]).map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function ciede2000([l1, a1, b1], [l2, a2, b2]) {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)];
  const hue = (a, b) => (Math.atan2(b, a * (1 + g)) / RADIANS + 360) % 360;
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)];
  const apart = Math.abs(h1 - h2) > 180;
  const turn = h2 - h1 + (apart ? (h2 > h1 ? -360 : 360) : 0);
  const [dl, dc, dh] = [l2 - l1, c2 - c1, 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * RADIANS)];
  const [l, c, h] = [(l1 + l2) / 2, (c1 + c2) / 2, (h1 + h2 + (apart ? (h1 + h2 < 360 ? 360 : -360) : 0)) / 2];
  const cos = (degrees) => Math.cos(degrees * RADIANS);
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const [sl, sc, sh] = [1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2), 1 + 0.045 * c, 1 + 0.015 * c * t];
  const twist = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * RADIANS);
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + twist * (dc / sc) * (dh / sh));
}

/** Of all ten pairs. */
function least(bands, seen) {
  const labs = bands.map((hex) => lab(hex, seen));
  return Math.min(...labs.flatMap((one, i) => labs.slice(i + 1).map((other) => ciede2000(one, other))));
}

test('the difference of two colours is that of the published pairs', () => {
  assert.ok(Math.abs(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485]) - 2.0425) < 0.0001);
  assert.ok(Math.abs(ciede2000([50, 2.5, 0], [73, 25, -18]) - 27.1492) < 0.0001);
  assert.ok(Math.abs(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514]) - 0.9082) < 0.0001);
});

for (const [ground, start, measured] of [
  ['dark', ':root {', { normal: 23, protan: 19.7, deutan: 16.7, tritan: 16.4 }],
  ['light', '[data-theme="light"]', { normal: 21.9, protan: 18.5, deutan: 13.9, tritan: 14.6 }],
]) {
  test(`on a ${ground} ground every two bands differ for every eye, as was measured when they were chosen`, () => {
    for (const [seen, difference] of Object.entries(measured)) {
      const found = least(bandsOf(start), seen);
      assert.ok(found >= 12 && Math.abs(found - difference) <= 0.3, `${seen}: ${found} against ${difference}`);
    }
  });
}
