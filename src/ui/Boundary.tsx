import { Component, type ReactNode } from 'react';
import { StateCard } from './StateCard.tsx';

type Props = { readonly children: ReactNode };
type Fall = { readonly hasFallen: boolean };

/** Catches what a page did wrong while drawing: the person sees a sentence and a way on, never a white page. */
export class Boundary extends Component<Props, Fall> {
  override readonly state: Fall = { hasFallen: false };

  static getDerivedStateFromError(): Fall {
    return { hasFallen: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFallen) return this.props.children;
    return <StateCard state={{ kind: 'failed', reference: undefined }} onRetry={() => window.location.reload()} />;
  }
}
