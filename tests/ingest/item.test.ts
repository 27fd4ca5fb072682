import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normaliseAddress } from '../../src/domain/address.ts';
import { type Item, readItem, writeItem } from '../../src/ingest/item.ts';

const anyPerson = fc
  .tuple(
    fc.oneof(fc.emailAddress(), fc.constantFrom('!a@b.com', "'a@b.com", '#e@b.com', '𠮷@b.com')),
    fc.option(fc.string({ unit: 'binary', maxLength: 9 }), { nil: undefined }),
  )
  .map(([address, name]) => normaliseAddress(address, name))
  .filter((person) => person !== undefined);
const anyOwner = fc.constantFrom('colleague 12', 'priya@contoso.example', '00000000-0000-4000-8000-000000000001');
const anyKey = fc.constantFrom('', 'abc', '1a2b3c');

const anyItem: fc.Arbitrary<Item> = fc.oneof(
  fc.record({
    kind: fc.constant('left out' as const),
    owner: anyOwner,
    at: fc.integer(),
    of: fc.constantFrom('mail' as const, 'calendar' as const),
  }),
  fc.record({
    kind: fc.constant('mail' as const),
    owner: anyOwner,
    at: fc.integer(),
    messageKey: anyKey,
    conversationKey: anyKey,
    parentKey: anyKey,
    from: anyPerson,
    recipients: fc.array(anyPerson, { maxLength: 4 }),
    isBulk: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('meeting' as const),
    owner: anyOwner,
    at: fc.integer(),
    meetingKey: anyKey,
    minutes: fc.nat(),
    organizer: fc.option(anyPerson, { nil: undefined }),
    attendees: fc.array(
      fc.tuple(anyPerson, fc.boolean()).map(([person, hasDeclined]) => ({ ...person, hasDeclined })),
      { maxLength: 4 },
    ),
  }),
);

describe('an item in a working file', () => {
  test('is one line, and read as it was written', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const line = writeItem(item);
        expect(line).not.toContain('\n');
        expect(readItem(line)).toEqual(item);
      }),
      { numRuns: 500 },
    );
  });
});
