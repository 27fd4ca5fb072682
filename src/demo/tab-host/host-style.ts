/** The look of the page around a tab: a bar in the colours of Teams, and the tab below it. */
export const HOST_STYLE = `* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body {
  display: flex;
  flex-direction: column;
  background: #f5f5f5;
  color: #242424;
  font: 14px/20px "Segoe UI Variable Text", "Segoe UI", system-ui, sans-serif;
}
header { display: flex; flex: none; flex-wrap: wrap; gap: 4px 20px; align-items: center; padding: 6px 12px; background: #3d3e78; color: #fff; }
header a, header button { color: #fff; font: inherit; }
header nav, header div { display: flex; flex-wrap: wrap; gap: 2px 10px; }
header a[aria-current="page"] { font-weight: 600; text-decoration: none; border-bottom: 2px solid #fff; }
header button { padding: 0 8px; border: 1px solid #8b8cc7; border-radius: 4px; background: none; cursor: pointer; }
header button[aria-pressed="true"] { background: #fff; color: #3d3e78; font-weight: 600; }
a:focus-visible, button:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
.app { margin: 0; font-weight: 600; }
main { width: 100%; max-width: 720px; margin: 0 auto; padding: 24px 16px; }
h1 { margin: 0; font-size: 24px; line-height: 32px; }
li { padding: 4px 0; }
iframe { flex: 1; width: 100%; min-height: 0; border: 0; }
@media (prefers-color-scheme: dark) { body { background: #1f1f1f; color: #fff; } main a { color: #9ea2ff; } }
`;
