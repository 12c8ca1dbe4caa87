import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  readonly onError: (error: unknown) => void;
  readonly fallback: (error: unknown, reset: () => void) => ReactNode;
}

/** Keeps a screen's crash inside the screen. React has no hook for this, hence the class. */
export class ErrorBoundary extends Component<
  ErrorBoundaryProps,
  { readonly error: unknown; readonly broken: boolean }
> {
  override state = { error: null as unknown, broken: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return this.props.fallback(this.state.error, () => this.setState({ error: null, broken: false }));
  }
}
