import type { MailboxItem } from '../../src/demo/outlook-host/mailbox.ts';
import type { DemoChoice } from '../../src/demo/people.ts';

type WirePerson = { readonly address: string; readonly name: string; readonly recipientType: 2 | 3 };
type WireItem = {
  readonly itemType: number;
  readonly from: WirePerson;
  readonly organizer: WirePerson;
  readonly to: readonly WirePerson[];
  readonly cc: readonly WirePerson[];
};

/** An item as Outlook sends it: 1 is a mail, 2 a meeting, 4 and 5 the same being written; 2 is a user of the organisation, 3 is not. */
export function inOutlooksWords({ itemType, isDraft, from, to, cc }: MailboxItem): WireItem {
  const person = ({ emailAddress, displayName, recipientType }: MailboxItem['from']): WirePerson => ({
    address: emailAddress,
    name: displayName,
    recipientType: recipientType === 'user' ? 2 : 3,
  });
  return {
    itemType: (itemType === 'message' ? 1 : 2) + (isDraft ? 3 : 0),
    from: person(from),
    organizer: person(from),
    to: to.map(person),
    cc: cc.map(person),
  };
}

type OutlooksSide = {
  readonly outlook: string;
  readonly service: string;
  readonly first: string;
  readonly givesTokens: boolean;
  readonly me: object;
  readonly items: Readonly<Record<string, WireItem>>;
};

/** Runs in the page around the pane: answers what Office.js asks there, as Outlook does. */
export function actAsOutlook({ outlook, service, first, givesTokens, me, items }: OutlooksSide): void {
  if (window.location.origin !== outlook) return;
  type Asked = {
    readonly _actionName: string;
    /** 0 calls, 1 asks for an event, 2 no longer. */
    readonly _actionType: 0 | 1 | 2;
    readonly _conversationId: string;
    readonly _correlationId: number;
    readonly _data: {
      readonly eventDispId?: number;
      readonly MethodData?: { readonly DispatchId: number };
      readonly ApiParams?: { readonly recipientField?: number; readonly subject?: string };
    };
  };
  // Numbers of Office.js.
  const [recipients, newMail, writer, itemChanged, themeChanged] = [15, 44, 107, 46, 9];
  const listening = new Map<number | undefined, Asked>();
  let item: WireItem | undefined = items[first];
  const initialData = () => (item === undefined ? null : { ...me, ...item, permissionLevel: 1, timeZoneOffsets: [] });
  const appContext = {
    _id: 'pane',
    _appInstanceId: 'pane',
    _appName: 64,
    _appVersion: 16.01,
    _appMinorVersion: 1,
    _appUILocale: 'en-GB',
    _dataLocale: 'en-GB',
    _docUrl: '',
    _clientMode: 0,
    _settings: {},
    _reason: 'Inserted',
    _osfControlType: 1,
    _requirementMatrix: JSON.stringify({
      Mailbox: '1.14',
      DialogApi: '1.2',
      ...(givesTokens && { NestedAppAuth: '1.1' }),
    }),
    _hostFullVersion: '16.0',
    _appDomains: [],
  };
  const answer = (asked: Asked | undefined, data: unknown, isEvent = false): void => {
    if (asked === undefined) return;
    const { _actionName, _conversationId, _correlationId } = asked;
    const about = { _messageType: 1, _actionName, _conversationId, _correlationId, _origin: outlook };
    const said = { ...about, _data: data, _errorCode: 0, _responseType: isEvent ? 1 : 0, _serializerVersion: 1 };
    document.querySelector('iframe')?.contentWindow?.postMessage(JSON.stringify(said), service);
  };
  const called = ({ MethodData, ApiParams }: Asked['_data']): unknown => {
    const method = MethodData?.DispatchId;
    if (method === newMail) document.title = `New mail: ${ApiParams?.subject}`;
    if (method === writer) return { wasSuccessful: true, data: item?.from };
    if (method === recipients)
      return { wasSuccessful: true, data: ApiParams?.recipientField === 0 ? item?.to : item?.cc };
    return { wasSuccessful: true };
  };
  window.addEventListener('message', ({ origin, data }) => {
    if (origin !== service) return;
    const asked = JSON.parse(data) as Asked;
    if (asked._actionType === 1) listening.set(asked._data.eventDispId, asked);
    if (asked._actionType === 2) listening.delete(asked._data.eventDispId);
    if (asked._actionType > 0) answer(asked, { Error: 0 });
    else if (asked._actionName === 'ContextActivationManager_getAppContextAsync') answer(asked, appContext);
    else if (asked._actionName === 'GetInitialData') answer(asked, initialData());
    else answer(asked, asked._actionName === 'ExecuteMethod' ? called(asked._data) : null);
  });
  window.addEventListener('open-item', (event) => {
    item = event instanceof CustomEvent ? items[event.detail] : undefined;
    answer(listening.get(itemChanged), initialData() ?? '', true);
  });
  window.addEventListener('turn-dark', () => {
    const colours = { bodyBackgroundColor: 0x1f1f1f, bodyForegroundColor: 0xffffff, isDarkTheme: true };
    answer(listening.get(themeChanged), [JSON.stringify(colours)], true);
  });
}

/** Runs in the pane: nested app authentication, which Outlook puts there. */
export function giveTokens({ service, token, person }: { service: string; token: string; person: DemoChoice }): void {
  if (window.location.origin !== service) return;
  const listeners = new Set<(answer: string) => void>();
  const { objectId, tenantId, name } = person.who;
  const account = { homeAccountId: `${objectId}.${tenantId}`, environment: 'login.windows.net', tenantId };
  const initContext = { sdkName: 'made-up', sdkVersion: '1', accountContext: account, capabilities: {} };
  const given = {
    token: { access_token: token, id_token: token, expires_in: 3600, scope: '', properties: null },
    account: { ...account, localAccountId: objectId, username: person.address, name },
  };
  const nestedAppAuthBridge = {
    addEventListener: (_type: string, listener: (answer: string) => void) => listeners.add(listener),
    removeEventListener: (_type: string, listener: (answer: string) => void) => listeners.delete(listener),
    postMessage: (text: string) => {
      const { requestId, method } = JSON.parse(text) as { requestId: string; method: string };
      const about = { messageType: 'NestedAppAuthResponse', requestId, success: true };
      const answer = JSON.stringify({ ...about, ...(method === 'GetInitContext' ? { initContext } : given) });
      setTimeout(() => {
        for (const listener of listeners) listener(answer);
      });
    },
  };
  Object.assign(window, { nestedAppAuthBridge });
}
