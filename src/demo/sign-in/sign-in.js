// Runs in the browser, in the demo's sign-in: hands the token of who was chosen to the page that opened this window, as the real one does.

const ticket = new URLSearchParams(window.location.search).get('to');

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-person]'))) {
  button.addEventListener('click', () => signIn(button.dataset['person'] ?? ''));
  // Until now a click would have come to nothing.
  button.disabled = false;
}

/** @param {string} person */
async function signIn(person) {
  const response = await fetch(`/demo/host/token?as=${person}`);
  const { token } = await response.json();
  if (ticket === null) {
    /** @type {{ Office?: { context: { ui: { messageParent: (message: string) => void } } } }} */ (
      /** @type {unknown} */ (window)
    ).Office?.context.ui.messageParent(token);
    return;
  }
  const channel = new BroadcastChannel(`acquaint-sign-in-${ticket}`);
  channel.postMessage({ token });
  channel.close();
  window.close();
}
