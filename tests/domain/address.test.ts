import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressesUnder, cleanName, domainOf, normaliseAddress, normaliseDomain } from '../../src/domain/address.ts';

function addressOf(raw: string): string | undefined {
  return normaliseAddress(raw)?.address;
}

/** Text made of the parts that addresses are spoilt with. */
const anyJunk = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['@', '@b.com', '.', '<', '>', '"', "'", ',', ';', '(', ')', '[', ']', 'mailto:', 'SMTP:', '?', ' ', '\t'],
        ...[
          '\u0000',
          '\u200b',
          '\ufeff',
          'Ü',
          'İ',
          'Σ',
          'ﬁ',
          '\u0301',
          '😀',
          '\ud83d',
          '+',
          '!',
          'a',
          'B',
          'xn--',
          '１',
          '\\',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a normalised address', () => {
  test.each([
    ['Yvonne@FourthCoffee.COM', 'case does not matter'],
    ['  yvonne@fourthcoffee.com\r\n', 'blanks around it'],
    ['<yvonne@fourthcoffee.com>', 'brackets'],
    ["'yvonne@fourthcoffee.com'", 'single quotes'],
    ['"yvonne@fourthcoffee.com"', 'double quotes'],
    ['"yvonne"@fourthcoffee.com', 'a quoted name part that needs no quotes'],
    ['"McKay, Yvonne" <Yvonne@FourthCoffee.com>', 'a name before it'],
    ['Yvonne@FourthCoffee.com (Yvonne McKay)', 'a comment after it'],
    ['Yvonne McKay [mailto:Yvonne@FourthCoffee.com]', "Outlook's way of quoting"],
    ['yvonne@fourthcoffee.com <mailto:yvonne@fourthcoffee.com>', 'a copied link'],
    ['mailto:yvonne@fourthcoffee.com', 'mailto:'],
    ['MAILTO:yvonne@fourthcoffee.com?subject=Lunch&body=secret', 'mailto: with more than an address'],
    ['mailto:<yvonne@fourthcoffee.com>', 'mailto: before brackets'],
    ['SMTP:yvonne@fourthcoffee.com', 'a proxy address'],
    ['yvonne@fourthcoffee.com.', 'a trailing dot'],
    ['yvonne@fourthcoffee.com;', 'a semicolon after it'],
    ['yvonne@fourthcoffee.com,', 'a comma after it'],
    ['\u200byvonne@fourthcoffee.com\u200b', 'invisible blanks'],
    ['\ufeffyvonne@fourthcoffee.com\u0007', 'control characters around it'],
  ])('is the same for %j: %s', (raw) => {
    expect(addressOf(raw)).toBe('yvonne@fourthcoffee.com');
  });

  test('keeps plus-tags and dots, which make another address', () => {
    expect(addressOf('Yvonne+News@FourthCoffee.com')).toBe('yvonne+news@fourthcoffee.com');
    expect(addressOf('y.mckay@fourthcoffee.com')).toBe('y.mckay@fourthcoffee.com');
  });

  test("keeps an apostrophe that is part of it, as in O'Neil", () => {
    expect(addressOf("Sean.O'Neil@fourthcoffee.com")).toBe("sean.o'neil@fourthcoffee.com");
    expect(addressOf("'sean.o'neil@fourthcoffee.com'")).toBe("sean.o'neil@fourthcoffee.com");
  });

  test('has the domain in ASCII, however it was written', () => {
    expect(addressOf('Zoë@Bücher.example')).toBe('zoë@xn--bcher-kva.example');
    expect(addressOf('zoe\u0308@BÜCHER.example')).toBe('zoë@xn--bcher-kva.example');
    expect(addressOf('zoë@xn--bcher-kva.example')).toBe('zoë@xn--bcher-kva.example');
    expect(addressOf('संपर्क@डाटामेल.भारत')).toBe('संपर्क@xn--c2bd4bq1db8d.xn--h2brj9c');
  });

  test.each([
    ['', 'nothing'],
    ['@fourthcoffee.com', 'nobody'],
    ['yvonne', 'no domain'],
    ['yvonne@', 'an empty domain'],
    ['yvonne@localhost', 'a machine'],
    ['yvonne@10.0.0.12', "a machine's number"],
    ['yvonne@[10.0.0.12]', "a machine's number in brackets"],
    ['yvonne@fourth coffee.com', 'a blank in the domain'],
    ['yvonne@fourth..coffee.com', 'an empty label'],
    ['yvonne@-fourthcoffee.com', 'a label that starts with a hyphen'],
    ['yvonne@fourth@coffee.com', 'two at signs'],
    ['.yvonne@fourthcoffee.com', 'a dot at the start'],
    ['"yvonne mckay"@fourthcoffee.com', 'a blank in the name part'],
    ['yvonne\u0000@fourthcoffee.com', 'a control character inside'],
    ['/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=abc-yvonne', 'an Exchange legacy name'],
    ['EX:/o=ExchangeLabs/cn=Recipients/cn=yvonne', 'an Exchange legacy name with its kind'],
    ['IMCEAEX-_o=ExchangeLabs_cn=yvonne@contoso.example', 'an Exchange legacy name as an address'],
    ['undisclosed-recipients:;', 'a group'],
    ['SIP:yvonne@fourthcoffee.com', 'a chat address'],
    [`${'y'.repeat(65)}@fourthcoffee.com`, 'a name part over 64 characters'],
    [`${'Y'.repeat(65)}@fourthcoffee.com`, 'a name part over 64 capitals'],
    [`yvonne@${'coffee.'.repeat(40)}com`, 'over 254 characters'],
    [`yvonne@${'c'.repeat(64)}.com`, 'a label over 63 characters'],
  ])('is none for %j: %s', (raw) => {
    expect(normaliseAddress(raw)).toBeUndefined();
  });

  test('does not change when it is normalised again', () => {
    fc.assert(
      fc.property(anyJunk, (raw) => {
        const once = normaliseAddress(raw);
        if (once !== undefined)
          expect(normaliseAddress(once.address)).toEqual({ address: once.address, name: undefined });
      }),
      { numRuns: 3000 },
    );
  });

  test('does not depend on case, blanks or brackets around any address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const address = addressOf(email);
        expect([addressOf(email.toUpperCase()), addressOf(` <${email}> `), addressOf(`"A, B" <${email}>`)]).toEqual([
          address,
          address,
          address,
        ]);
      }),
    );
  });

  test('holds nothing that could end a field of a working file or of COPY', () => {
    fc.assert(
      fc.property(anyJunk, anyJunk, (raw, name) => {
        const found = normaliseAddress(raw, name);
        expect(found?.address ?? '').not.toMatch(/[\p{Cc}\\\s]/u);
        expect(found?.name ?? '').not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 2000 },
    );
  });

  test('is found or refused at once in text of any length', () => {
    // Patterns over addresses that take the square of the length would need minutes for this.
    for (const text of ['a'.repeat(5_000_000), `a@${'a'.repeat(5_000_000)}`, `${'"'.repeat(5_000_000)}@a.com"`]) {
      expect(normaliseAddress(text)).toBeUndefined();
    }
  });
});

describe('the name beside an address', () => {
  const nameIn = (raw: string, beside?: string | null) => normaliseAddress(raw, beside)?.name;

  test('is what stood before the brackets, in the comment, or in the field of its own', () => {
    expect(nameIn('"McKay, Yvonne" <y@fourthcoffee.com>')).toBe('McKay, Yvonne');
    expect(nameIn('y@fourthcoffee.com (Yvonne McKay)')).toBe('Yvonne McKay');
    expect(nameIn('y@fourthcoffee.com', 'Yvonne McKay')).toBe('Yvonne McKay');
    expect(nameIn('Somebody <y@fourthcoffee.com>', 'Yvonne McKay')).toBe('Yvonne McKay');
    expect(nameIn('Yvonne <y@fourthcoffee.com>', '')).toBe('Yvonne');
  });

  test.each([
    ["'Yvonne McKay'", 'Yvonne McKay'],
    [`"'Yvonne McKay'"`, 'Yvonne McKay'],
    ['  Yvonne \t\r\n McKay ', 'Yvonne McKay'],
    ['Yvonne\u0000\u001e\u001fMcKay', 'Yvonne McKay'],
    ['Yv\u00adonne\u200b McKay\u202e', 'Yvonne McKay'],
    ['Zoe\u0308', 'Zoë'],
    ['Ann 👩‍💻', 'Ann 👩‍💻'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} Ann',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} Ann',
    ],
    ['Ann \ud83d', 'Ann \ufffd'],
  ])('%j is cleaned to %j', (raw, name) => {
    expect(cleanName(raw, 'a@b.com')).toBe(name);
  });

  test.each(['', '   ', '""', 'y@fourthcoffee.com', "'Y@FourthCoffee.com'", undefined, null])(
    '%j is no name',
    (raw) => {
      expect(cleanName(raw, 'y@fourthcoffee.com')).toBeUndefined();
    },
  );

  test('is cut to 120 characters, never inside one', () => {
    expect(cleanName('😀'.repeat(200), 'a@b.com')).toBe('😀'.repeat(120));
  });

  test('does not change when it is cleaned again', () => {
    fc.assert(
      fc.property(anyJunk, fc.nat(130), (raw, padding) => {
        const once = cleanName('n'.repeat(padding) + raw, 'a@b.com');
        if (once !== undefined) expect(cleanName(once, 'a@b.com')).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a domain', () => {
  test.each([
    ['FourthCoffee.com', 'fourthcoffee.com'],
    ['@fourthcoffee.com', 'fourthcoffee.com'],
    [' fourthcoffee.com. ', 'fourthcoffee.com'],
    ['Bücher.example', 'xn--bcher-kva.example'],
  ])('%j is %j', (raw, domain) => {
    expect(normaliseDomain(raw)).toBe(domain);
  });

  test.each(['', 'fourthcoffee', '10.0.0.12', 'a b.com', 'https://fourthcoffee.com', 'a_b.com', '１０.0.0.12'])(
    '%j is none',
    (raw) => {
      expect(normaliseDomain(raw)).toBeUndefined();
    },
  );

  test('does not change when it is normalised again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), anyJunk), (raw) => {
        const once = normaliseDomain(raw);
        if (once !== undefined) expect(normaliseDomain(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('is what follows the last at sign', () => {
    expect(domainOf('a@b.com')).toBe('b.com');
  });

  test('lies under itself and what it ends with, at a dot only', () => {
    expect(addressesUnder(['fabrikam.example', 'contoso.example'])('a@contoso.example')).toBe(true);
    expect(addressesUnder(['contoso.example'])('a@mail.contoso.example')).toBe(true);
    expect(addressesUnder(['contoso.example'])('a@notcontoso.example')).toBe(false);
    expect(addressesUnder(['mail.contoso.example'])('a@contoso.example')).toBe(false);
  });
});
