import { z } from 'zod';

const id = z.guid();
const contact = z.string().min(3).max(320);
const introducer = z.string().min(3).max(320);
/** What the inputs of a card hold comes along with every button of the card, wanted or not. */
const inputs = {
  why: z.string().max(4_000).optional(),
  blurb: z.string().max(8_000).optional(),
  until: z.string().max(40).optional(),
};

function of<Verb extends string, Shape extends z.ZodRawShape>(verb: Verb, shape: Shape) {
  return z.strictObject({ verb: z.literal(verb), ...inputs, ...shape });
}

/** What comes back from a button: its verb and ids. Anything more is refused. */
export const cardActionSchema = z.discriminatedUnion('verb', [
  of('show-introducers', { contact }),
  of('show-account', { domain: z.string().min(1).max(255) }),
  of('show-health', { contact }),
  of('start-ask', { contact, introducer }),
  of('send-ask', { contact, introducer }),
  of('cancel-ask', { id }),
  of('conclude', { id, outcome: z.enum(['met', 'noAnswer', 'notNeeded']) }),
  of('accept', { id }),
  of('later', { id }),
  of('decline', { id, reason: z.enum(['notKnownWell', 'notAboutContact', 'notAtAll']) }),
  of('complete', { id }),
  of('show-introduction', { id }),
  of('list-introductions', {}),
  of('sharing-on', {}),
  of('sharing-off', {}),
  of('sharing-pause', {}),
  of('show-sharing', {}),
  of('show-shown', {}),
  of('help', {}),
  of('ask-me-again', {
    id: id.optional(),
    contact: contact.optional(),
    reason: z.enum(['notKnownWell', 'notAboutContact', 'notAtAll']).optional(),
  }),
]);

/** A button that was pressed, or a card that asks to be brought up to date. */
export type CardActionAsked = z.output<typeof cardActionSchema>;

/** What the channel says of a button that was pressed. */
export const cardInvokeSchema = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.string().optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
  trigger: z.string().optional(),
});
