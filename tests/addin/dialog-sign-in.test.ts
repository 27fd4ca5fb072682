import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dialogSignIn } from '../../addin/office/dialog-sign-in.ts';

type Handler = (answer: object) => void;

/** Stands where Outlook opens windows: one at a time, as Outlook does (error 12007 otherwise). */
class Windows {
  opened = 0;
  private handlers: Map<string, Handler> | undefined;

  readonly displayDialogAsync = (_address: string, _size: object, then: (result: object) => void): void => {
    if (this.handlers !== undefined) {
      then({ status: 'failed', error: { message: '12007' } });
      return;
    }
    this.opened += 1;
    const handlers = new Map<string, Handler>();
    this.handlers = handlers;
    const close = () => {
      this.handlers = undefined;
    };
    const addEventHandler = (event: string, handler: Handler) => handlers.set(event, handler);
    then({ status: 'succeeded', value: { addEventHandler, close } });
  };

  answer(token: string): void {
    this.handlers?.get('message')?.({ message: token });
  }

  closeByHand(): void {
    const handler = this.handlers?.get('event');
    this.handlers = undefined;
    handler?.({ error: 12006 });
  }
}

describe('the sign-in in a window of Outlook', () => {
  let windows: Windows;
  beforeEach(() => {
    windows = new Windows();
    Object.assign(globalThis, {
      document: new EventTarget(),
      location: { href: 'https://acquaint.example/addin' },
      Office: {
        AsyncResultStatus: { Succeeded: 'succeeded' },
        EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
        context: { ui: windows },
      },
    });
  });
  afterEach(() => {
    for (const name of ['document', 'location', 'Office']) Reflect.deleteProperty(globalThis, name);
  });

  test('is asked for once by all calls whose token has run out together, and kept', async () => {
    const signIn = dialogSignIn('/addin/sign-in');
    const first = signIn.token();
    windows.answer('old');
    expect(await first).toBe('old');
    const refused = [1, 2, 3].map(() => signIn.token({ isRefused: true }));
    windows.answer('new');
    expect(await Promise.all(refused)).toEqual(['new', 'new', 'new']);
    expect(await signIn.token()).toBe('new');
    expect(windows.opened).toBe(2);
  });

  test('opens no further window after one was closed, until somebody clicks', async () => {
    const signIn = dialogSignIn('/addin/sign-in');
    const closed = signIn.token();
    windows.closeByHand();
    await expect(closed).rejects.toThrow('The window of the sign-in was closed.');
    await expect(signIn.token()).rejects.toThrow('The window of the sign-in was closed.');
    expect(windows.opened).toBe(1);
    document.dispatchEvent(new Event('click'));
    const again = signIn.token();
    windows.answer('token');
    expect(await again).toBe('token');
    expect(windows.opened).toBe(2);
  });
});
