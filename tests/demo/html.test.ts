import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { html } from '../../src/demo/html.ts';

describe('html', () => {
  test('escapes every text that is put in, in content and in attributes', () => {
    const text = `<script>alert("x")</script> & 'y'`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">' +
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</p>',
    );
  });

  test('lets no text open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const inside = html`${text}`.markup;
        expect(inside).not.toMatch(/[<>"']/);
      }),
    );
  });

  test('puts pieces of its own in as they are, one or a list of them', () => {
    const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>${html`<hr>`}${7}`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul><hr>7');
  });
});
