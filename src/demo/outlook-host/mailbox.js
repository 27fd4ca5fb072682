// Runs in the browser, in the demo's mailbox: shows what is chosen and tells the pane (office.js in its frame) what is open.

const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('pane'));
const about = frame.dataset;
const items = JSON.parse(itemsText());
const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('button[data-item]'));
let open = items.find((/** @type {{ id: string }} */ { id }) => id === about['open']) ?? null;
let theme = about['theme'] ?? 'light';
let isAwake = false;

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== window.location.origin) return;
  if (data.newMail !== undefined) showNewMail(data.newMail);
  if (data !== 'office') return;
  isAwake = true;
  tell();
});
for (const button of buttons) button.addEventListener('click', () => choose(button.dataset['item']));
document.getElementById('none')?.addEventListener('click', () => choose(undefined));
for (const button of document.querySelectorAll('button[data-set-theme]')) {
  button.addEventListener('click', () => {
    theme = /** @type {HTMLElement} */ (button).dataset['setTheme'] ?? 'light';
    show();
    tell();
  });
}
show();
frame.src = about['src'] ?? '';

/** @param {string | undefined} id */
function choose(id) {
  open = items.find((/** @type {{ id: string }} */ item) => item.id === id) ?? null;
  show();
  tell();
}

function tell() {
  if (!isAwake) return;
  const { name, address, person, objectId, tenantId, refusal } = about;
  frame.contentWindow?.postMessage(
    { item: open, theme, name, address, person, objectId, tenantId, refusal },
    window.location.origin,
  );
}

function show() {
  document.body.dataset['theme'] = theme;
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset['item'] === open?.id));
  for (const button of document.querySelectorAll('button[data-set-theme]')) {
    button.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (button).dataset['setTheme'] === theme));
  }
  put('title', open?.title ?? 'Nothing is open');
  put('who', open === null ? '' : peopleOf(open));
  put('text', open?.text ?? '');
}

/**
 * A mail that the pane has begun, in the place of what is read. Outlook shows its HTML; here its text is enough.
 *
 * @param {{ toRecipients: string[], subject: string, htmlBody: string }} mail
 */
function showNewMail({ toRecipients, subject, htmlBody }) {
  put('title', `New mail: ${subject}`);
  put('who', `To ${toRecipients.join(', ')}`);
  const { body } = new DOMParser().parseFromString(htmlBody.replaceAll('<br>', '\n'), 'text/html');
  put('text', body.textContent ?? '');
}

/** @param {{ from: { displayName: string }, to: { displayName: string }[], cc: { displayName: string }[] }} item */
function peopleOf({ from, to, cc }) {
  const names = (/** @type {{ displayName: string }[]} */ people) =>
    people.map(({ displayName }) => displayName).join(', ');
  return `${from.displayName} to ${names(to)}${cc.length > 0 ? `, copy to ${names(cc)}` : ''}`;
}

/**
 * @param {string} id
 * @param {string} text
 */
function put(id, text) {
  const element = document.getElementById(id);
  if (element !== null) element.textContent = text;
}

/** What the mailbox holds, as the page carries it. */
function itemsText() {
  return /** @type {HTMLTemplateElement} */ (document.getElementById('items')).content.textContent ?? '[]';
}
