/** Where a page gets its token from: Teams, Outlook, or a host that stands in for them. */
export type SignIn = {
  /**
   * A token for this service. Hosts keep tokens themselves and renew them; `isRefused` says that the last one was not taken.
   *
   * @throws SignInRefused when there is none to be had.
   */
  readonly token: (asked?: { readonly isRefused: boolean }) => Promise<string>;
};

/** There is no token: nobody is signed in, the person or an administrator said no, or the host cannot ask. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}
