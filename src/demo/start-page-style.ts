/** The look of the start page: calm, in the manner of Fluent 2; light, dark and forced colours; down to 320 pixels. */
export const START_PAGE_STYLE = `:root {
  color-scheme: light dark;
  --ground: #fafafa;
  --surface: #ffffff;
  --line: #e0e0e0;
  --text: #242424;
  --quiet: #616161;
  --brand: #0f6cbd;
  --brand-fill: #0f6cbd;
  --brand-hover: #115ea3;
  --good: #0e700e;
  --fair: #8a5300;
  --poor: #b10e1c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #1f1f1f;
    --surface: #292929;
    --line: #4d4d4d;
    --text: #ffffff;
    --quiet: #adadad;
    --brand: #479ef5;
    --good: #54b054;
    --fair: #f2c661;
    --poor: #f1707b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 1040px;
  padding: 32px 16px 48px;
  background: var(--ground);
  color: var(--text);
  font: 14px/20px "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, sans-serif;
}
h1 { margin: 0; font-size: 28px; line-height: 36px; font-weight: 600; }
h2 { margin: 32px 0 12px; font-size: 20px; line-height: 28px; font-weight: 600; }
h3 { margin: 0 0 4px; font-size: 16px; line-height: 22px; font-weight: 600; }
p { margin: 0 0 8px; overflow-wrap: anywhere; }
ul { margin: 8px 0; padding-left: 20px; }
a { color: var(--brand); }
a:focus-visible, .button:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
.lead { max-width: 68ch; margin-top: 8px; font-size: 16px; line-height: 22px; }
.quiet { color: var(--quiet); }
.name { font-weight: 600; }
.cards { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); }
.card {
  margin-bottom: 12px;
  padding: 16px;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--surface);
  box-shadow: 0 1px 2px rgb(0 0 0 / 8%);
}
.people { margin: 12px 0 0; padding: 0; list-style: none; }
.people li { display: flex; gap: 12px; padding: 8px 0; border-top: 1px solid var(--line); }
.people p { margin: 0; }
.avatar {
  flex: none;
  width: 36px;
  height: 36px;
  border-radius: 50%;
  background: var(--brand);
  color: var(--surface);
  font-weight: 600;
  line-height: 36px;
  text-align: center;
}
.badge {
  display: inline-block;
  padding: 0 8px;
  border: 1px solid currentcolor;
  border-radius: 10px;
  font-size: 12px;
  line-height: 18px;
  font-weight: 600;
}
.badge.strong, .badge.good { color: var(--good); }
.badge.medium, .badge.fair { color: var(--fair); }
.badge.poor, .warning { color: var(--poor); }
.badge.weak { color: var(--quiet); }
.score strong { font-size: 28px; line-height: 36px; }
meter { width: 100%; height: 12px; }
.time-line { display: block; width: 100%; height: 48px; margin: 12px 0; fill: var(--brand); }
summary { cursor: pointer; color: var(--quiet); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.hero { display: flex; gap: 16px; align-items: flex-start; }
.cast { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); }
.person { display: flex; flex-direction: column; margin: 0; min-width: 0; }
.person details { margin-top: auto; }
.who { display: flex; gap: 12px; align-items: center; margin-bottom: 12px; }
.who p, .who h3 { margin: 0; }
.story { min-height: 60px; }
.button {
  display: inline-block;
  padding: 5px 12px;
  border: 1px solid var(--brand-fill);
  border-radius: 4px;
  background: var(--brand-fill);
  color: #ffffff;
  font-weight: 600;
  text-decoration: none;
}
.button:hover { background: var(--brand-hover); }
.places { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 4px 0 12px; padding: 0; list-style: none; }
.tour { margin: 0; padding-left: 40px; }
.tour li { padding: 4px 0; }
pre {
  margin: 12px 0 0;
  padding: 12px;
  overflow: auto;
  border-radius: 4px;
  background: var(--ground);
  font: 12px/18px Consolas, "Cascadia Mono", monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  user-select: all;
}
.links { padding: 0; list-style: none; }
.links li { padding: 4px 0; }
@media (forced-colors: active) {
  .avatar, .button { border: 1px solid CanvasText; }
  .time-line { fill: CanvasText; }
}
`;
