import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accountOf } from '../../src/domain/account.ts';

describe('the account of a domain', () => {
  test.each([
    ['fourthcoffee.com', 'fourthcoffee.com'],
    ['mail.fourthcoffee.com', 'fourthcoffee.com'],
    ['a.b.fourthcoffee.co.uk', 'fourthcoffee.co.uk'],
    ['fourthcoffee.com.br', 'fourthcoffee.com.br'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['city.kawasaki.jp', 'city.kawasaki.jp'],
  ])('of %s is %s by the public-suffix list', (domain, account) => {
    expect(accountOf(domain)).toBe(account);
  });

  test('keeps companies apart that rent below the same name', () => {
    expect(accountOf('fourthcoffee.uk.com')).toBe('fourthcoffee.uk.com');
    expect(accountOf('one.github.io')).not.toBe(accountOf('two.github.io'));
  });

  test('of the one who rents names out is its own', () => {
    expect(accountOf('github.io')).toBe('github.io');
  });

  test('keeps Microsoft 365 tenants apart that have no domain of their own', () => {
    expect(accountOf('contoso.onmicrosoft.com')).toBe('contoso.onmicrosoft.com');
    expect(accountOf('contoso.mail.onmicrosoft.com')).toBe('contoso.onmicrosoft.com');
    expect(accountOf('fabrikam.onmicrosoft.com')).toBe('fabrikam.onmicrosoft.com');
  });

  test.each([
    ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.fr', 'live.com', 'yahoo.co.uk', 'icloud.com', 'me.com'],
    ...['gmx.de', 'gmx.ch', 'web.de', 't-online.de', 'qq.com', '163.com', 'mail.ru', 'proton.me', 'fastmail.com'],
    ...['orange.fr', 'comcast.net', 'tutanota.com', 'mail.gmail.com'],
  ])('of the free-mail domain %s is none', (domain) => {
    expect(accountOf(domain)).toBeUndefined();
  });

  test.each(['w3.org', 'microsoft.com', 'google.com', 'ibm.com', 'siemens.com', 'berkeley.edu', 'contoso.example'])(
    'of %s, where people work, is there',
    (domain) => {
      expect(accountOf(domain)).toBe(domain);
    },
  );

  test.each(['com', 'co.uk', '10.0.0.12', ''])('of %j, which is nobody’s, is none', (domain) => {
    expect(accountOf(domain)).toBeUndefined();
  });

  test('is its own account, and that of everything below it', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const account = accountOf(domain);
        if (account === undefined) return;
        expect(accountOf(account)).toBe(account);
        expect(`.${domain}`.endsWith(`.${account}`)).toBe(true);
      }),
    );
  });
});
