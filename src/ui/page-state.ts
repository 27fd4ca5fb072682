import type { Failure } from '../client/failure.ts';

/** What a page or a part of it shows instead of figures. */
export type PageState =
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown_tenant' }
  | { readonly kind: 'no_consent' }
  | { readonly kind: 'opted_out' }
  | { readonly kind: 'left_out' }
  | { readonly kind: 'paused'; readonly until: string | undefined }
  | { readonly kind: 'reading'; readonly monthsRead: number; readonly monthsInAll: number }
  | { readonly kind: 'nothing_known' }
  | { readonly kind: 'not_enough' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'guest' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'not_ready' }
  | { readonly kind: 'failed'; readonly reference: string | undefined };

/** What to show for a call that failed. */
export function stateOf(failure: Failure): PageState {
  switch (failure.state) {
    case 'offline':
    case 'signed_out':
    case 'expired':
    case 'outdated':
      return { kind: failure.state };
    case 'unreadable':
      return { kind: 'failed', reference: failure.reference };
    case 'refused':
      return stateOfCode(failure);
  }
}

function stateOfCode({ code, reference }: Extract<Failure, { state: 'refused' }>): PageState {
  switch (code) {
    case 'unauthenticated':
      return { kind: 'expired' };
    case 'forbidden':
      return { kind: 'forbidden' };
    case 'unknown_tenant':
      return { kind: 'unknown_tenant' };
    case 'consent_required':
      return { kind: 'no_consent' };
    case 'not_found':
      return { kind: 'nothing_known' };
    case 'not_ready':
      return { kind: 'not_ready' };
    case 'invalid_input':
    case 'conflict':
    case 'method_not_allowed':
    case 'payload_too_large':
    case 'unsupported_media_type':
    case 'internal':
      return { kind: 'failed', reference };
  }
}
