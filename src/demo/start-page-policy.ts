/** Where the style of the start page is; a file of its own, so that no inline style is ever needed. */
export const STYLE_PATH = '/demo/start.css';

/** Nothing but a page's own style and pictures may be loaded. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
