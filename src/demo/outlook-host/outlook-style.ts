/** The look of the demo's mailbox: a list, what is open, and the pane beside it; below each other where there is no room. */
export const OUTLOOK_STYLE = `* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; background: #f5f5f5; color: #242424; font: 14px/20px "Segoe UI Variable Text", "Segoe UI", system-ui, sans-serif; }
header { display: flex; flex: none; flex-wrap: wrap; gap: 4px 20px; align-items: center; padding: 6px 12px; background: #0f5ea8; color: #fff; }
header a, header button { color: #fff; font: inherit; }
header nav, header div { display: flex; flex-wrap: wrap; gap: 2px 10px; }
header a[aria-current="page"] { font-weight: 600; text-decoration: none; border-bottom: 2px solid #fff; }
header button { padding: 0 8px; border: 1px solid #9cc6ec; border-radius: 4px; background: none; cursor: pointer; }
header button[aria-pressed="true"] { background: #fff; color: #0f5ea8; font-weight: 600; }
a:focus-visible, button:focus-visible { outline: 2px solid currentcolor; outline-offset: -2px; }
.app { margin: 0; font-weight: 600; }
.desk { display: grid; flex: 1; grid-template-columns: 260px 1fr 340px; min-height: 0; }
.list { overflow: auto; border-right: 1px solid #d6d6d6; background: #fff; }
.list ul { margin: 0; padding: 0; list-style: none; }
.list button { display: block; width: 100%; padding: 10px 12px; border: 0; border-bottom: 1px solid #e6e6e6; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
.list button[aria-pressed="true"] { background: #cfe4fa; }
.list span { display: block; }
.reading { padding: 20px 24px; overflow: auto; }
#text { white-space: pre-line; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; }
li { padding: 4px 0; }
.list li { padding: 0; }
iframe { width: 100%; height: 100%; border: 0; border-left: 1px solid #d6d6d6; }
body[data-theme="dark"], body[data-theme="contrast"] { background: #1f1f1f; color: #fff; }
body[data-theme="dark"] .list, body[data-theme="contrast"] .list { background: #292929; }
body[data-theme="dark"] .list button[aria-pressed="true"], body[data-theme="contrast"] .list button[aria-pressed="true"] { background: #0f4a80; }
@media (max-width: 900px) {
  .desk { display: block; overflow: auto; }
  .list { max-height: 180px; border: 0; }
  .reading { padding: 8px 12px; }
  iframe { height: 100vh; border: 0; }
}
`;
