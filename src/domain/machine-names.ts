/**
 * Local parts that say "a machine writes here": nobody reads an answer. Only names that no person and no team that answers
 * would carry; `info`, `sales` or `support` are not among them. Precision on real mail 1.00, recall .20 (docs/FORMULAS.md).
 */
const MACHINES = new Set([
  'alert',
  'alerts',
  'auto',
  'automated',
  'automatic',
  'bounce',
  'bounces',
  'daemon',
  'digest',
  'digests',
  'donotreply',
  'mailer-daemon',
  'marketing',
  'news',
  'newsletter',
  'newsletters',
  'nobody',
  'noreply',
  'notification',
  'notifications',
  'notify',
  'postmaster',
  'robot',
  'subscribe',
  'subscriptions',
  'unsubscribe',
]);
const NO_REPLY = /(?:^|[._+-])(?:do[._-]?not|no|never)[._-]?(?:reply|response|respond|answer)(?:$|[._+\d-])/;
const BOUNCE = /^(?:bounces?|mailer-daemon|postmaster|newsletters?|notifications?)(?:$|[._+-])/;

/** Whether the name of a normalised address says that a machine or a newsletter writes from it. */
export function isMachineAddress(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@'));
  return MACHINES.has(local) || NO_REPLY.test(local) || BOUNCE.test(local);
}
