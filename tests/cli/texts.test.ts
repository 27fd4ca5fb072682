import { expect, test } from '@jest/globals';
import { healthLines } from '../../src/cli/texts/health.ts';
import { accountIntroducersLines, introducersLines } from '../../src/cli/texts/introducers.ts';
import type { Day } from '../../src/domain/calendar.ts';
import type { OwnRelationshipHealth } from '../../src/services/read-health.ts';

const asked = { asOf: '2026-06-15' as Day, newestDay: null };
const contact = { address: 'yvonne@fourthcoffee.com', name: null, account: 'fourthcoffee.com' };
const nothing = { ...asked, state: 'nothing_known', introducers: [] } as const;
const reading = { monthsRead: 3, monthsToRead: 12 };

test('who knows nobody, or nobody at an account, is told how far reading is while not all is read', () => {
  const ofContact = { ...nothing, contact, ownTie: { state: 'unknown' } } as const;
  const ofAccount = { ...nothing, account: 'fourthcoffee.com', contacts: [] };
  const said = 'Not everything is read yet: on average 3 of 12 months of all who share.';
  expect(introducersLines({ ...ofContact, reading })).toContain(said);
  expect(accountIntroducersLines({ ...ofAccount, reading })).toContain(said);
  expect(introducersLines({ ...ofContact, reading: null }).join()).not.toContain('read yet');
  expect(accountIntroducersLines({ ...ofAccount, reading: null }).join()).not.toContain('read yet');
});

test('health says how far the own mailbox is, why it is not read, and until when sharing is paused', () => {
  const says = (own: OwnRelationshipHealth, ownPausedUntil: number | null = null) =>
    healthLines({ ...asked, contact, own, ownPausedUntil, shared: { state: 'unknown' } }).join('\n');
  expect(says({ state: 'in_progress', ...reading })).toContain('still being read: 3 of 12 months');
  expect(says({ state: 'not_sharing', reason: 'off' })).toContain('your sharing is off');
  expect(says({ state: 'not_sharing', reason: 'opted_out_group' })).toContain('a group you are in is opted out');
  expect(says({ state: 'unknown' }, Date.UTC(2026, 11, 24, 12))).toContain('until 2026-12-24 12:00:00 UTC');
  expect(says({ state: 'unknown' })).not.toContain('paused');
});
