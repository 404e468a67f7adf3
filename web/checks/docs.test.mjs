import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { harmless } from '../src/main/pages/docs/markup.js'

test('Of a description only tags without attributes become markup', () => {
  assert.equal(harmless('<p>a <code>b</code></p>'), '<p>a <code>b</code></p>')
  for (const text of ['<img src=x onerror=alert(1)>', '<p onclick=alert(1)>', '<script>', '<a href=x>', '<svg/onload=x>', '<P onmouseover=x>', '<p\n>', '<!-- -->', '</p x>']) {
    assert.equal(harmless(text), text.replaceAll('<', '&lt;'), text)
  }
})

test('The documents are those of the address that serves the pages', () => {
  for (const name of ['orders', 'catalog', 'payments']) {
    const document = JSON.parse(readFileSync(join(import.meta.dirname, `../src/main/pages/docs/${name}.json`), 'utf8'))
    assert.deepEqual(document.servers, [{ url: '/' }])
    assert.ok(Object.keys(document.paths).every(path => path.startsWith('/v1/')), name)
  }
})
