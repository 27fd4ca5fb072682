import * as z from 'zod';
import type { AddressChanged, SaidKind } from '../services/change-address.ts';
import type { Addresses, AddressSide } from '../services/list-addresses.ts';
import { partsAfter, writeCursor } from './cursor.ts';
import {
  cursorSchema,
  instantSchema,
  limitSchema,
  nextCursorSchema,
  nothingSchema,
  presentInstant,
  previewSchema,
  wordsSchema,
} from './fields.ts';
import { ADMINISTRATORS, defineRoute } from './route.ts';

const SIDES = ['inside', 'outside'] as const satisfies readonly AddressSide[];
const KINDS = ['person', 'shared_mailbox', 'machine'] as const;
const ORDER = { inside: 'addresses inside', outside: 'addresses out' } as const;

const addressSchema = z.strictObject({
  address: z.string(),
  name: z.string().nullable().describe('As the directory has it; null for outside addresses.'),
  kind: z.enum(KINDS).describe('What it is taken for.'),
  because: z
    .enum(['directory', 'traffic', 'name', 'nobody_answered', 'administrator'])
    .describe(
      'What decided it: the directory, what comes and goes, the address itself, that nobody ever answered, or an administrator.',
    ),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable().describe('An object id, or `command line`.'),
});

const addressesSchema = z
  .strictObject({
    side: z.enum(SIDES),
    isTold: z
      .boolean()
      .describe(
        'Whether consent lets outside addresses be told; otherwise only those that were decided about are listed.',
      ),
    addresses: z.array(addressSchema),
    nextCursor: nextCursorSchema,
  })
  .meta({ id: 'Addresses', description: 'A page of addresses that stand for no person, or that were decided about.' });

const changedSchema = z
  .strictObject({
    isPreview: z.boolean(),
    address: z.string(),
    side: z.enum(SIDES),
    kind: z.enum(KINDS).nullable().describe('What it is said to be; null where the rules decide again.'),
    before: z.enum(KINDS).nullable().describe('What it was said to be before; null where the rules decided.'),
  })
  .meta({ id: 'AddressDecided', description: 'What an address is said to be from now on, or would be.' });

/** `GET /api/admin/addresses` */
export const listAddressesRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/addresses',
  operationId: 'listAddresses',
  summary: 'Addresses that are no persons',
  description:
    'Shared mailboxes and lists inside, machines and bulk senders outside, with why, and what an administrator decided. Of outside ' +
    'addresses only those that as many colleagues have to do with as make a crowd.',
  params: nothingSchema,
  query: z.strictObject({
    side: z
      .enum(SIDES, 'Write inside or outside.')
      .default('inside')
      .describe('Colleagues’ addresses, or those of others.'),
    q: wordsSchema.describe('Words that must be in the address or the name.'),
    limit: limitSchema,
    cursor: cursorSchema,
  }),
  reply: addressesSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** `PUT /api/admin/addresses` */
export const changeAddressRoute = defineRoute({
  method: 'PUT',
  path: '/api/admin/addresses',
  operationId: 'changeAddress',
  summary: 'Say what an address is',
  description:
    'Whether a colleague’s address is a person or a shared mailbox, and whether an outside one is a person or a machine; null lets the ' +
    'rules decide again. From the next request on. With `preview=true` nothing changes.',
  params: nothingSchema,
  query: z.strictObject({ preview: previewSchema }),
  body: z.strictObject({
    address: z.string().max(320, 'An address has at most 320 characters.'),
    kind: z.enum(KINDS, 'Write person, shared_mailbox, machine or null.').nullable(),
  }),
  reply: changedSchema,
  errors: ['invalid_input', 'forbidden', 'conflict'],
  roles: ADMINISTRATORS,
});

/** A page of addresses, domain to wire. */
export function presentAddresses({ side, isTold, addresses, next }: Addresses): z.infer<typeof addressesSchema> {
  return {
    side,
    isTold,
    addresses: addresses.map((one) => ({
      address: one.address,
      name: one.name,
      kind: one.isPerson ? 'person' : side === 'inside' ? 'shared_mailbox' : 'machine',
      because: one.because === 'nobody answered' ? 'nobody_answered' : one.because,
      decidedAt: one.changedAt === null ? null : presentInstant(one.changedAt),
      decidedBy: one.changedBy,
    })),
    nextCursor: next === null ? null : writeCursor({ order: ORDER[side], after: next }),
  };
}

/** The address a page begins after, from its cursor. @throws AppError `invalid_input` naming `cursor` */
export function addressesAfter(cursor: string | undefined, side: AddressSide): string | undefined {
  return partsAfter(cursor, ORDER[side], /^(.{1,320})$/u)?.[0];
}

/** What an address is said to be, wire to domain. */
export function saidKindOf(kind: (typeof KINDS)[number] | null): SaidKind {
  return kind === 'shared_mailbox' ? 'shared mailbox' : kind;
}

/** A decision, domain to wire. */
export function presentAddressChange(changed: AddressChanged, isPreview: boolean): z.infer<typeof changedSchema> {
  const { address, side, kind, before } = changed;
  return { isPreview, address, side, kind: presentKind(kind), before: presentKind(before) };
}

function presentKind(kind: SaidKind): (typeof KINDS)[number] | null {
  return kind === 'shared mailbox' ? 'shared_mailbox' : kind;
}
