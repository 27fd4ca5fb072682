// Runs in the browser, in the demo's page around a tab, and does what Teams does there: answers the messages of teams-js. A token is a
// real one of the chosen person; the demo's local identity provider signs it, and the service verifies it like any other.

/** @typedef {{ id?: number, uuidAsString?: string, func?: string, args?: unknown[] }} Request a message of teams-js */

const RUNTIME = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: { pages: { currentApp: {}, tabs: {}, backStack: {} }, appInstallDialog: {}, chat: {} },
};

const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('tab'));
const about = frame.dataset;
const refusal = about['refusal'];
document.body.dataset['theme'] = about['theme'] ?? 'default';

window.addEventListener('message', async ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== window.location.origin) return;
  const request = /** @type {Request} */ (data);
  const args = await answerTo(request.func ?? '');
  if (args !== undefined) post({ id: request.id, uuidAsString: request.uuidAsString, args });
});

for (const button of document.querySelectorAll('button[data-set-theme]')) {
  button.addEventListener('click', () => {
    const theme = /** @type {HTMLElement} */ (button).dataset['setTheme'] ?? 'default';
    document.body.dataset['theme'] = theme;
    showPressed();
    post({ func: 'themeChange', args: [theme] });
  });
}
showPressed();
// Only now, so that the first message of the tab finds somebody who answers.
frame.src = about['src'] ?? '';

/**
 * @param {string} name
 * @returns {Promise<unknown[] | undefined>}
 */
async function answerTo(name) {
  switch (name) {
    case 'initialize':
      return ['content', 'web', JSON.stringify(RUNTIME), '2.58.0'];
    case 'getContext':
      return [context()];
    case 'authentication.getAuthToken':
      return refusal === undefined ? [true, await fetchToken()] : [false, refusal];
    case 'appInitialization.appLoaded':
    case 'appInitialization.success':
    case 'appInitialization.failure':
      document.body.dataset['tab'] = name.slice(name.lastIndexOf('.') + 1);
      return undefined;
    case 'registerHandler':
      return undefined;
    default:
      return [true];
  }
}

/** What Teams tells a tab about where it is. */
function context() {
  return {
    locale: 'en-gb',
    theme: document.body.dataset['theme'],
    entityId: about['tabId'],
    subEntityId: about['subPage'],
    frameContext: 'content',
    userObjectId: about['objectId'],
    userPrincipalName: about['address'],
    upn: about['address'],
    loginHint: about['address'],
    tid: about['tenantId'],
    hostClientType: 'web',
    hostName: 'Teams',
    sessionId: 'demo',
    appSessionId: 'demo',
    ringId: 'general',
  };
}

/** @returns {Promise<string>} */
async function fetchToken() {
  const response = await fetch(`/demo/host/token?as=${about['person']}`);
  return (await response.json()).token;
}

/** @param {object} message */
function post(message) {
  frame.contentWindow?.postMessage(message, window.location.origin);
}

function showPressed() {
  for (const button of document.querySelectorAll('button[data-set-theme]')) {
    const isOn = /** @type {HTMLElement} */ (button).dataset['setTheme'] === document.body.dataset['theme'];
    button.setAttribute('aria-pressed', String(isOn));
  }
}
