import { assertNever } from '../../shared/errors/assert-never';
import { formatDateTime } from '../../shared/model/format';
import { hrefOf } from '../../shared/model/screen-address';
import type { Connection } from '../../shared/model/workspace';
import { useWorkspaceSlice } from '../bridge/workspace-store';
import { ReconnectButton } from './reconnect-button';
import './status-bar.css';

/** Until the main process has said more. */
const opening: Connection = { kind: 'connecting', since: 0 };

/** Where calls go, whether they arrive, what runs, and on which runtime: always in sight. */
export function StatusBar() {
  const state = useWorkspaceSlice((slice) => slice.state);
  if (state === null) {
    return (
      <footer className="status-bar">
        <ConnectionMark connection={opening} />
      </footer>
    );
  }
  const { workspace, connection, running, runtime, appVersion } = state;
  return (
    <footer className="status-bar">
      <ConnectionMark connection={connection} />
      {connection.kind === 'offline' ? (
        <>
          <ReconnectButton workspaceId={workspace.id} />
          <a className="status-item status-running" href={hrefOf({ kind: 'doctor' })}>
            Find out why
          </a>
        </>
      ) : null}
      <span
        className="status-item"
        title={workspace.kind === 'local' ? 'SageMaker on this machine' : 'SageMaker on AWS'}
      >
        <span className="status-label">{workspace.kind === 'local' ? 'Local' : 'AWS'}</span> {workspace.name}
      </span>
      <span className="status-item">
        <span className="status-label">Account</span> {workspace.alias === null ? null : `${workspace.alias} `}
        <span className="numeric">{workspace.accountId}</span>
      </span>
      <span className="status-item">
        <span className="status-label">Region</span> {workspace.region}
      </span>
      <a className="status-item status-running" href={hrefOf({ kind: 'jobs' })}>
        {running === 0 ? 'No job runs' : running === 1 ? '1 job runs' : `${running} jobs run`}
      </a>
      <span className="status-gap" />
      {runtime.evaluation ? (
        <span
          className="status-evaluation"
          title="This Electron came from the npm registry: old, for evaluation and tests, never for daily use."
        >
          evaluation runtime
        </span>
      ) : null}
      <span className="status-item">
        {runtime.name === 'electron' ? 'Electron' : 'Node'} <span className="numeric">{runtime.version}</span>
      </span>
      <span className="status-item">
        Upside <span className="numeric">{appVersion}</span>
      </span>
    </footer>
  );
}

function ConnectionMark({ connection }: { readonly connection: Connection }) {
  return (
    <span className={`connection connection-${connection.kind}`} role="status" title={reasonFor(connection)}>
      <span className="connection-dot" aria-hidden="true" />
      <span className="connection-words">{wordsFor(connection)}</span>
    </span>
  );
}

function wordsFor(connection: Connection): string {
  switch (connection.kind) {
    case 'online':
      return 'Online';
    case 'connecting':
      return 'Connecting…';
    case 'offline':
      return `Offline since ${formatDateTime(connection.since)}`;
    default:
      return assertNever(connection);
  }
}

/** One line has no room for it beside the workspace; the screens say it, and "Find out why" leads to more. */
function reasonFor(connection: Connection): string | undefined {
  return connection.kind === 'offline' ? connection.reason : undefined;
}
