import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import bundle from '../../../l10n/bundle.l10n.zh-cn.json';
import english from '../../../package.nls.json';
import chinese from '../../../package.nls.zh-cn.json';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

describe('localisation', () => {
  it('has a Chinese text for every message of the client, and none that is no longer used', () => {
    const used = new Set<string>();
    const files = readdirSync(path.join(root, 'client/src'), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      for (const [, message] of read(`client/src/${file}`).matchAll(/\bt\(\s*'([^']+)'/g)) {
        used.add(message!);
      }
    }
    assert.deepEqual(Object.keys(bundle).sort(), [...used].sort());
  });

  it('has every text of package.json in both languages, and none that is no longer used', () => {
    const used = new Set([...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));
    assert.deepEqual(Object.keys(english).sort(), [...used].sort());
    assert.deepEqual(Object.keys(chinese).sort(), [...used].sort());
  });

  it('keeps the placeholders of every message', () => {
    for (const [message, translation] of Object.entries(bundle)) {
      const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([name]) => name).sort();
      assert.deepEqual(placeholders(translation), placeholders(message), message);
    }
  });
});
