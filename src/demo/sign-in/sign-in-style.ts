/** The look of the demo's sign-in: a list of accounts, as sign-in pages have it. */
export const SIGN_IN_STYLE = `:root { color-scheme: light dark; --ground: #f5f5f5; --surface: #ffffff; --line: #e0e0e0; --text: #242424; --quiet: #616161; --brand: #0f6cbd; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1f1f1f; --surface: #292929; --line: #4d4d4d; --text: #ffffff; --quiet: #adadad; --brand: #115ea3; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 14px/20px "Segoe UI Variable Text", "Segoe UI", system-ui, sans-serif; }
main { max-width: 440px; margin: 0 auto; padding: 24px 20px 32px; background: var(--surface); min-height: 100vh; }
h1 { margin: 8px 0 4px; font-size: 24px; line-height: 32px; font-weight: 600; }
p { margin: 0; }
.app { color: var(--quiet); font-weight: 600; }
.quiet { color: var(--quiet); }
ul { margin: 16px 0 0; padding: 0; list-style: none; }
button {
  display: flex; gap: 12px; align-items: center; width: 100%; padding: 10px 8px; border: 0; border-bottom: 1px solid var(--line);
  background: none; color: inherit; font: inherit; text-align: start; cursor: pointer;
}
button:hover { background: var(--ground); }
button:focus-visible { outline: 2px solid var(--brand); outline-offset: -2px; }
button > span:last-child { min-width: 0; overflow-wrap: anywhere; }
button span span { display: block; }
.name { font-weight: 600; }
.avatar { flex: none; width: 40px; height: 40px; border-radius: 50%; background: var(--brand); color: #ffffff; font-weight: 600; line-height: 40px; text-align: center; }
@media (forced-colors: active) { .avatar { border: 1px solid CanvasText; } }
`;
