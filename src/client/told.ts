/** What the service told this page in its head, by name: `client` for `<meta name="acquaint-client">`; empty where it said nothing. */
export function told(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="acquaint-${name}"]`)?.content ?? '';
}

/** The application in Entra whose tokens the page asks for, and the scope. */
export type Application = { readonly clientId: string; readonly scope: string };

/** The application, as the service told it. */
export function toldApplication(): Application {
  return { clientId: told('client'), scope: told('scope') };
}
