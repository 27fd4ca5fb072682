import { describe, expect, test } from '@jest/globals';
import { isMachineAddress } from '../../src/domain/machine-names.ts';

describe('an address is taken for a machine’s', () => {
  test.each([
    ...['noreply', 'no-reply', 'no_reply', 'no.reply', 'donotreply', 'do-not-reply', 'never-reply', 'no-response'],
    ...['azure-noreply', 'noreply+tag', 'noreply2', 'no-reply-eu', 'mailer-daemon', 'postmaster', 'bounces'],
    ...['bounce-12345', 'bounces+abc=contoso.example', 'notification', 'notifications', 'newsletter', 'newsletter-de'],
    ...['alerts', 'marketing', 'unsubscribe', 'daemon', 'nobody'],
  ])('when it is called %s', (local) => {
    expect(isMachineAddress(`${local}@woodgrove.com`)).toBe(true);
  });

  test.each([
    ...['yvonne', 'nora.reply', 'noah', 'norbert', 'nolan.respond', 'info', 'sales', 'support', 'contact', 'office'],
    ...['newsome', 'news.man', 'autumn', 'robotham', 'alertson', 'bouncer', 'marketing.anna', 'arno-reply-smith'],
    ...['postmasters', 'notifyer', 'diana'],
  ])('and not when it is called %s', (local) => {
    expect(isMachineAddress(`${local}@woodgrove.com`)).toBe(false);
  });

  test('whatever its domain is called', () => {
    expect(isMachineAddress('yvonne@noreply.woodgrove.com')).toBe(false);
    expect(isMachineAddress('noreply@people.example')).toBe(true);
  });
});
