import { z } from 'zod';
import type { ContactId, TenantId } from '../domain/ids.ts';
import type { ChoiceRecord } from '../store/choice-journal.ts';

const moment = z.number().int();
const text = z.string();
const tenantId = z.custom<TenantId>((value) => Number.isInteger(value));
const contactId = z.custom<ContactId>((value) => typeof value === 'string' && /^\d{1,19}$/.test(value));
const ofTenant = { tenantId, tenantName: text };

const colleague = z.strictObject({
  of: z.literal('colleague'),
  ...ofTenant,
  who: text,
  addresses: z.array(text),
  changedAt: moment,
  isOn: z.boolean(),
  pausedUntil: moment.nullable(),
  isInOptedOutGroup: z.boolean(),
  optedOutGroups: z.array(text),
  hasLeft: z.boolean(),
  isGuest: z.boolean(),
  hiddenContacts: z.array(z.strictObject({ contactId, address: text.nullable() })),
  hiddenDomains: z.array(text),
  erasureAskedAt: moment.nullable(),
  erasedAt: moment.nullable(),
  forgottenAt: moment.nullable(),
});

const consent = z.strictObject({
  of: z.literal('consent'),
  ...ofTenant,
  kind: z.enum(['userInsights', 'aggregatedInsights', 'identifiableInsights']),
  changedAt: moment,
  grantedAt: moment,
  grantedBy: text,
  grantedFrom: text.nullable(),
  wording: text.nullable(),
  guestsMaySee: z.boolean(),
  withdrawnAt: moment.nullable(),
  withdrawnBy: text.nullable(),
  withdrawnFrom: text.nullable(),
});

const group = z.strictObject({
  of: z.literal('group'),
  ...ofTenant,
  groupId: text,
  changedAt: moment,
  changedBy: text,
  isOptedOut: z.boolean(),
});

const contact = z.strictObject({ of: z.literal('contact'), ...ofTenant, contactId, changedAt: moment });

const tenant = z.strictObject({
  of: z.literal('tenant'),
  ...ofTenant,
  entraTenantId: text.nullable(),
  changedAt: moment,
});

const audit = z.strictObject({ of: z.literal('audit'), ...ofTenant, seq: moment, hash: text });

/** A line of the journal of choices, read back: a file that a person may have touched is not trusted. */
export const choiceSchema: z.ZodType<ChoiceRecord> = z.discriminatedUnion('of', [
  colleague,
  consent,
  group,
  contact,
  tenant,
  audit,
]);
