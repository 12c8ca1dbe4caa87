import './workspace-mark.css';

interface WorkspaceMarkProps {
  readonly colour: string;
  readonly name: string;
  readonly production: boolean;
  readonly readOnly: boolean;
}

/** A workspace's name beside its colour, and in words what the colour must not say alone. */
export function WorkspaceMark({ colour, name, production, readOnly }: WorkspaceMarkProps) {
  return (
    <span className="workspace-mark" data-workspace-colour={colour}>
      <span className="workspace-swatch" aria-hidden="true" />
      <span className="workspace-name">{name}</span>
      {production ? <span className="workspace-tag workspace-tag-production">Production</span> : null}
      {readOnly ? <span className="workspace-tag">Read-only</span> : null}
    </span>
  );
}
