import { Component, type ReactNode } from 'react'
import { Problem } from './problem.tsx'

type Props = { children: ReactNode }
type State = { error: unknown; hasFailed: boolean }

/** What is left of a view that failed while being drawn or loaded: the reason, and the way back. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: undefined, hasFailed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return <Problem error={this.state.error} onRetry={() => window.location.reload()} />
  }
}
