import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  composeLink,
  introductionMail,
  type MailParts,
  thankYouMail,
  USUAL_TEMPLATE,
  unknownPlaceholders,
} from '../../src/domain/introduction-mail.ts';

const PARTS: MailParts = {
  contact: { name: 'Yvonne McKay', address: 'yvonne@fourthcoffee.com' },
  asker: { name: 'Tove Lind', address: 'tove@contoso.example' },
  introducer: { name: 'Priya Nair', address: 'priya@contoso.example' },
  blurb: 'Tove builds roasters.',
  why: 'A secret reason.',
};

describe('the mail of an introduction', () => {
  test('goes to both, names all three, and says the blurb but not why', () => {
    const mail = introductionMail(USUAL_TEMPLATE, PARTS);
    expect(mail.to).toEqual(['yvonne@fourthcoffee.com', 'tove@contoso.example']);
    expect(mail.subject).toBe('Introduction: Yvonne McKay and Tove Lind');
    for (const words of ['Yvonne McKay', 'Tove Lind', 'Priya Nair', 'Tove builds roasters.']) {
      expect(mail.body).toContain(words);
    }
    expect(mail.body).not.toContain('A secret reason.');
  });

  test('leaves no gap where nothing is forwarded, and calls the nameless by their address', () => {
    const mail = introductionMail(USUAL_TEMPLATE, { ...PARTS, blurb: '', contact: { name: null, address: 'y@f.com' } });
    expect(mail.body).toContain('Hello y@f.com');
    expect(mail.body).not.toContain('\n\n\n');
  });

  test('puts in what somebody wrote as it is: no braces and no dollar of it are read again', () => {
    fc.assert(
      fc.property(fc.constantFrom('{why}', '$&', "$'", '{asker}{why}', '{', '}'), (blurb) => {
        const mail = introductionMail({ subject: 'x', body: '<{blurb}>' }, { ...PARTS, blurb });
        expect(mail.body).toBe(`<${blurb}>`);
      }),
    );
  });

  test('has a subject of one line, whatever names are like', () => {
    const contact = { name: 'Yvonne\r\nBcc: all@contoso.example', address: 'y@f.com' };
    expect(introductionMail(USUAL_TEMPLATE, { ...PARTS, contact }).subject).not.toMatch(/[\r\n]/);
    expect(thankYouMail({ ...PARTS, contact }).subject).not.toMatch(/[\r\n]/);
  });
});

test('a template is read for placeholders that there are not', () => {
  expect(unknownPlaceholders('{contact} {asker} {introducer} {blurb} {why}')).toEqual([]);
  expect(unknownPlaceholders('{Contact} {password} {} { asker }')).toEqual([
    '{Contact}',
    '{password}',
    '{}',
    '{ asker }',
  ]);
});

test('a thank-you goes to the introducer alone', () => {
  const mail = thankYouMail(PARTS);
  expect(mail.to).toEqual(['priya@contoso.example']);
  expect(mail.body).toContain('Yvonne McKay');
});

describe('a compose link', () => {
  test('opens the very mail', () => {
    const mail = introductionMail(USUAL_TEMPLATE, PARTS);
    const link = new URL(composeLink(mail));
    expect(link.origin + link.pathname).toBe('https://outlook.office.com/mail/deeplink/compose');
    expect(link.searchParams.get('to')).toBe('yvonne@fourthcoffee.com;tove@contoso.example');
    expect(link.searchParams.get('subject')).toBe(mail.subject);
    expect(link.searchParams.get('body')).toBe(mail.body.replaceAll('\n', '\r\n'));
  });

  test('is made of any text, half a character included', () => {
    const mail = { to: ['a@b.example'], subject: 'Half \ud83d', body: 'a character \ud83d' };
    expect(new URL(composeLink(mail)).searchParams.get('body')).toBe('a character \ufffd');
  });

  test('is never too long nor broken: what does not fit is cut off the end of the body', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 3_000 }),
        fc.string({ unit: 'grapheme' }),
        (body, subject) => {
          const to = ['a@b.example'];
          const link = composeLink({ to, subject, body });
          expect(link.length).toBeLessThanOrEqual(2_000);
          const read = new URL(link).searchParams;
          expect(body.replaceAll('\n', '\r\n').startsWith(read.get('body') ?? 'none')).toBe(true);
          expect(read.get('to')).toBe('a@b.example');
        },
      ),
    );
  });
});
