/** The name of the way from one page to the other. Only who knows the ticket hears what is said there. */
function channelOf(ticket: string): BroadcastChannel {
  return new BroadcastChannel(`acquaint-sign-in-${ticket}`);
}

/** The word in the address of the sign-in page that carries the ticket. */
const TICKET = 'to';
/** The name under which a window remembers it. */
const TICKET_KEPT = 'acquaint-sign-in-ticket';

/**
 * Opens the page of the sign-in in a window of its own and waits for the token. What comes back comes over a channel of this origin: Entra
 * cuts the tie between a window and who opened it, so nobody learns that a person has closed it.
 *
 * @param path where the page of the sign-in is
 * @returns what ends the waiting
 */
export function signInInWindow(path: string, onToken: (token: string) => void): () => void {
  const ticket = crypto.randomUUID();
  const channel = channelOf(ticket);
  channel.addEventListener('message', ({ data }) => {
    const token = tokenIn(data);
    if (token === undefined) return;
    channel.close();
    onToken(token);
  });
  const address = new URL(path, location.href);
  address.searchParams.set(TICKET, ticket);
  window.open(address, '_blank', 'popup,width=480,height=640');
  return () => channel.close();
}

/**
 * The ticket this window of the sign-in was opened with; empty when somebody opened it by hand. The address loses it on the way to Entra and
 * back, so the window remembers it: whom Entra has refused may try again.
 */
export function ownTicket(): string {
  const given = new URLSearchParams(location.search).get(TICKET);
  if (given !== null) sessionStorage.setItem(TICKET_KEPT, given);
  return sessionStorage.getItem(TICKET_KEPT) ?? '';
}

/** What the page of the sign-in hands to the page that opened it; anybody of this origin may say something there. */
function tokenIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('token' in data)) return undefined;
  return typeof data.token === 'string' && data.token !== '' ? data.token : undefined;
}

/** Hands a token to the page that opened this one, and closes this one. */
export function handOver(ticket: string, token: string): void {
  const channel = channelOf(ticket);
  channel.postMessage({ token });
  channel.close();
  window.close();
}
