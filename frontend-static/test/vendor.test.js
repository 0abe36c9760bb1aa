import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

const VENDOR = new URL('../vendor/', import.meta.url);

test('what others wrote is here as they wrote it, with its licence', () => {
  const parts = readdirSync(VENDOR).filter((part) => part === 'qrcode-generator');
  assert.equal(parts.length, 1);
  for (const part of parts) {
    const sums = readFileSync(new URL(`${part}/SHA256SUMS`, VENDOR), 'utf8').trim().split('\n').map((line) => line.split(/\s+/));
    assert.ok(sums.some(([, file]) => file === 'LICENSE'));
    for (const [sum, file] of sums) {
      const found = createHash('sha256').update(readFileSync(new URL(`${part}/${file}`, VENDOR))).digest('hex');
      assert.equal(found, sum, file);
    }
  }
});
