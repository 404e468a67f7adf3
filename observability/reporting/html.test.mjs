import assert from 'node:assert/strict'
import { test } from 'node:test'
import { embedded, html, raw } from './html.mjs'

const HOSTILE = `</script><script>alert("1")</script><!-- & '\u2028`

test('what is put into markup is text', () => {
  assert.equal(String(html`<b title="${HOSTILE}">${['<', html`<i>${'&'}</i>`, raw('<br>')]}</b>${undefined}${null}${false}${0}`),
    '<b title="&lt;/script&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;!-- &amp; &#39;\u2028">&lt;<i>&amp;</i><br></b>0')
})

test('data in a script neither ends it nor is changed by it', () => {
  const text = String(embedded({ [HOSTILE]: HOSTILE }))
  assert.doesNotMatch(text, /[<>&\u2028]/)
  assert.deepEqual(JSON.parse(text), { [HOSTILE]: HOSTILE })
})
