import { entryOf, type WebBundle } from './web-bundle.ts';

/** What an HTML shell is made for. */
export type Shell = {
  readonly title: string;
  /** The name of the entry, `tabs/settings`. */
  readonly entry: string;
  /** Random, new for each answer: styles that carry it are taken, no others. */
  readonly nonce: string;
  /** Where the page can be opened instead, when it is opened outside of any host. */
  readonly elsewhere: string;
  /** A script of the host's own that must be there before the page's: Office.js. It carries no integrity, since its owner renews it. */
  readonly hostScript?: string | undefined;
  /** What else the page is told, by name: `acquaint-client`. */
  readonly told?: Readonly<Record<string, string>> | undefined;
};

/**
 * The page around a bundle: no script of its own, the shape of what is to come until the bundle has something to show, and a few lines of style
 * for it.
 *
 * @throws Error when there is no such entry.
 */
export function writeShell(bundle: WebBundle, shell: Shell): string {
  const entry = entryOf(bundle, shell.entry);
  const integrityOf = (name: string): string => bundle.files.get(name)?.integrity ?? '';
  const chunks = [...entry.chunks, ...entry.soon].map(
    (name) => `<link rel="modulepreload" href="/web/${name}" integrity="${integrityOf(name)}">`,
  );
  const told = Object.entries({
    'acquaint-elsewhere': shell.elsewhere,
    'acquaint-contract': bundle.contract,
    ...shell.told,
  }).map(([name, content]) => `<meta name="${name}" content="${escaped(content)}">`);
  const hostScript = shell.hostScript === undefined ? '' : `<script src="${shell.hostScript}"></script>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta property="csp-nonce" nonce="${shell.nonce}">
${told.join('\n')}
<link rel="icon" href="data:,">
<title>${shell.title}</title>
<style nonce="${shell.nonce}">${STYLE}</style>
${hostScript}<script type="module" src="/web/${entry.script}" integrity="${integrityOf(entry.script)}"></script>
${chunks.join('\n')}
</head>
<body>
<div id="page"><noscript><p>Acquaint needs JavaScript.</p></noscript><div class="wait" role="img" aria-label="Loading"><i></i><i></i><i></i><i></i></div></div>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

const STYLE = `html,body,#page{height:100%;margin:0}
body{background:#f5f5f5;color:#242424;font:14px/20px "Segoe UI","Segoe UI Variable",system-ui,sans-serif}
@media (prefers-color-scheme:dark){body{background:#1f1f1f;color:#fff}}
@media (forced-colors:active){body{background:Canvas;color:CanvasText}}
.wait{display:grid;gap:12px;max-width:560px;margin:0 auto;padding:24px 16px}
.wait i{height:16px;border-radius:4px;background:currentColor;opacity:.1}
.wait i:first-of-type{width:40%}
@media (forced-colors:active){.wait i{background:GrayText;opacity:1}}
@media (scripting:none){.wait{display:none}}`;
