// Runs in the pane, in the demo only, in the place of Office.js: it speaks as much of it as the pane uses. What is open it learns from
// the page around it (mailbox.js). A token is a real one of the chosen person, by way of nested app authentication.

/**
 * @typedef {{ emailAddress: string, displayName: string, recipientType: string }} Details
 * @typedef {{ id: string, itemType: string, isDraft: boolean, from: Details, to: Details[], cc: Details[] }} Item
 * @typedef {{ item: Item | null, theme: string, name: string, address: string, person: string, objectId: string, tenantId: string,
 *   refusal: string }} Context
 */

/** @type {Context | undefined} */
let context;
/** @type {Map<string, Set<(told: object) => void>>} */
const handlers = new Map();
/** @type {Set<(answer: string) => void>} */
const bridgeListeners = new Set();
let hasSignedIn = false;
/** A window that the pane has opened: what Outlook calls a dialog. @type {{ window: Window | null, tell: (event: string, answer: object) => void } | undefined} */
let dialog;

window.addEventListener('message', ({ source, origin, data }) => {
  if (dialog === undefined || source !== dialog.window || origin !== window.location.origin) return;
  dialog.tell('dialogMessageReceived', { message: data });
});

const THEMES = {
  light: { isDarkTheme: false, bodyBackgroundColor: '#ffffff', bodyForegroundColor: '#242424' },
  dark: { isDarkTheme: true, bodyBackgroundColor: '#1f1f1f', bodyForegroundColor: '#ffffff' },
  contrast: { isDarkTheme: true, bodyBackgroundColor: '#000000', bodyForegroundColor: '#ffffff' },
};

/** @type {Promise<{ host: string | null, platform: string | null }>} */
const ready = new Promise((resolve) => {
  if (window.parent === window) {
    resolve({ host: null, platform: null });
    return;
  }
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || origin !== window.location.origin) return;
    const before = context;
    context = /** @type {Context} */ (data);
    if (before === undefined) resolve({ host: 'Outlook', platform: 'OfficeOnline' });
    else tell(changeBetween(before, context));
  });
  window.parent.postMessage('office', window.location.origin);
});

/** @param {Context} before @param {Context} now @returns {string} the event of it */
function changeBetween(before, now) {
  if (before.theme !== now.theme) return 'officeThemeChanged';
  const isSame = now.item !== null && before.item?.id === now.item.id;
  return isSame ? 'olkRecipientsChanged' : 'olkItemSelectedChanged';
}

function officeTheme() {
  return /** @type {Record<string, object>} */ (THEMES)[context?.theme ?? 'light'];
}

/** @param {string} event */
function tell(event) {
  for (const handler of [...(handlers.get(event) ?? [])]) handler({ officeTheme: officeTheme() });
}

const teller = {
  addHandlerAsync: (/** @type {string} */ event, /** @type {(told: object) => void} */ handler) => {
    handlers.set(event, (handlers.get(event) ?? new Set()).add(handler));
  },
  removeHandlerAsync: (/** @type {string} */ event) => {
    handlers.delete(event);
  },
};

/**
 * @param {string} address
 * @param {object} _size
 * @param {(result: { status: string, value: object }) => void} then
 */
function openDialog(address, _size, then) {
  const opened = window.open(address, '_blank', 'popup,width=480,height=640');
  /** @type {Map<string, (answer: object) => void>} */
  const listeners = new Map();
  dialog = { window: opened, tell: (event, answer) => listeners.get(event)?.(answer) };
  const watch = setInterval(() => {
    if (opened?.closed !== true) return;
    clearInterval(watch);
    listeners.get('dialogEventReceived')?.({ error: 12006 });
  }, 300);
  const value = {
    addEventHandler: (/** @type {string} */ event, /** @type {(answer: object) => void} */ handler) =>
      listeners.set(event, handler),
    close: () => {
      clearInterval(watch);
      opened?.close();
    },
  };
  setTimeout(() => then({ status: 'succeeded', value }));
}

/** While something is read its people are there; while it is written they must be asked for. @param {unknown} value */
function asked(value) {
  if (context?.item?.isDraft !== true) return value;
  return {
    getAsync: (/** @type {(result: { status: string, value: unknown }) => void} */ then) =>
      setTimeout(() => then({ status: 'succeeded', value })),
  };
}

function openItem() {
  const item = context?.item;
  if (item === undefined || item === null) return null;
  const { itemType } = item;
  const [from, to, cc] = [asked(item.from), asked(item.to), asked(item.cc)];
  const people =
    itemType === 'message' ? { from, to, cc } : { organizer: from, requiredAttendees: to, optionalAttendees: cc };
  return { itemType, ...people, ...teller };
}

Object.assign(window, {
  Office: {
    HostType: { Outlook: 'Outlook' },
    EventType: {
      ItemChanged: 'olkItemSelectedChanged',
      RecipientsChanged: 'olkRecipientsChanged',
      OfficeThemeChanged: 'officeThemeChanged',
      DialogMessageReceived: 'dialogMessageReceived',
      DialogEventReceived: 'dialogEventReceived',
    },
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    MailboxEnums: { ItemType: { Message: 'message', Appointment: 'appointment' } },
    onReady: () => ready,
    context: {
      displayLanguage: 'en-GB',
      requirements: { isSetSupported: () => context?.refusal !== 'old' },
      ui: {
        displayDialogAsync: openDialog,
        // Said in the window of the sign-in, to the pane that opened it.
        messageParent: (/** @type {string} */ message) => window.opener?.postMessage(message, window.location.origin),
      },
      get officeTheme() {
        return officeTheme();
      },
      mailbox: {
        ...teller,
        get displayNewMessageForm() {
          if (context?.item?.isDraft === true) return undefined;
          return (/** @type {object} */ newMail) => window.parent.postMessage({ newMail }, window.location.origin);
        },
        get item() {
          return openItem();
        },
        get userProfile() {
          return { displayName: context?.name, emailAddress: context?.address };
        },
      },
    },
  },
  nestedAppAuthBridge: {
    addEventListener: (/** @type {string} */ _type, /** @type {(answer: string) => void} */ listener) =>
      bridgeListeners.add(listener),
    removeEventListener: (/** @type {string} */ _type, /** @type {(answer: string) => void} */ listener) =>
      bridgeListeners.delete(listener),
    postMessage: async (/** @type {string} */ text) => {
      const request = JSON.parse(text);
      const answer = JSON.stringify({
        messageType: 'NestedAppAuthResponse',
        requestId: request.requestId,
        ...(await answerTo(request)),
      });
      for (const listener of [...bridgeListeners]) listener(answer);
    },
  },
});

/** @param {{ method: string, tokenParams?: { scope: string } }} request */
async function answerTo({ method, tokenParams }) {
  await ready;
  const { refusal = '', objectId = '', tenantId = '', address = '', name = '', person = '' } = context ?? {};
  const account = {
    environment: 'login.windows.net',
    homeAccountId: `${objectId}.${tenantId}`,
    localAccountId: objectId,
    tenantId,
    username: address,
    name,
  };
  if (method === 'GetInitContext') {
    const accountContext = { homeAccountId: account.homeAccountId, environment: account.environment, tenantId };
    const initContext = { sdkName: 'demo', sdkVersion: '1', accountContext, capabilities: { queryAccount: false } };
    return { success: true, initContext };
  }
  if (method === 'GetTokenPopup') hasSignedIn = refusal !== 'no';
  if ((refusal === 'interaction' || refusal === 'no') && !hasSignedIn) {
    const status = method === 'GetTokenPopup' ? 'USER_CANCEL' : 'USER_INTERACTION_REQUIRED';
    return { success: false, error: { status, code: 'refused', description: 'The demo refuses.' } };
  }
  const response = await fetch(`/demo/host/token?as=${person}`);
  const { token } = await response.json();
  const access = { access_token: token, id_token: token, expires_in: 3600, scope: tokenParams?.scope ?? '' };
  return { success: true, token: { ...access, properties: null }, account };
}
