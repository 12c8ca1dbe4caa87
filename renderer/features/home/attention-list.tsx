import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { formatDateTime } from '../../../shared/model/format';
import type { Attention } from '../../../shared/model/overview';
import { hrefOf } from '../../../shared/model/screen-address';
import { addressOf } from '../../../shared/model/thing-address';
import { request } from '../../bridge/client';
import { useWorkspaceSlice } from '../../bridge/workspace-store';

const first = 6;

/** What a person should look at. Opening a line is looking; a line can also be dismissed. */
export function AttentionList({ attention }: { readonly attention: readonly Attention[] | null }) {
  const [all, setAll] = useState(false);
  const shown = attention === null || all ? (attention ?? []) : attention.slice(0, first);
  return (
    <section className="home-card" aria-label="Needs attention">
      <div className="home-card-head">
        <h2>Needs attention</h2>
      </div>
      {attention === null ? (
        <p className="home-quiet">Reading…</p>
      ) : attention.length === 0 ? (
        <p className="home-quiet">
          <StatusIndicator type="success">Nothing needs you.</StatusIndicator>
        </p>
      ) : (
        <ul className="home-list">
          {shown.map((one) => (
            <AttentionLine key={one.id} one={one} />
          ))}
        </ul>
      )}
      {attention !== null && attention.length > shown.length ? (
        <Button variant="inline-link" onClick={() => setAll(true)}>{`Show all ${attention.length}`}</Button>
      ) : null}
    </section>
  );
}

function AttentionLine({ one }: { readonly one: Attention }) {
  const workspaceId = useWorkspaceSlice(({ state }) => state?.workspace.id ?? null);
  const { at, detail, screen, seenOnLook, thing, title, tone } = one;
  const href = thing === null ? hrefOf({ kind: screen ?? 'home' }) : hrefOf(addressOf(thing));
  return (
    <li>
      <div className="home-line">
        <span>
          <StatusIndicator type={tone === 'info' ? 'pending' : tone} iconAriaLabel={toneWords[tone]}>
            <a href={href}>{title}</a>
          </StatusIndicator>
        </span>
        <span className="home-quiet home-detail">
          {detail === null || detail === '' ? formatDateTime(at) : `${detail} · ${formatDateTime(at)}`}
        </span>
      </div>
      {seenOnLook && thing !== null && workspaceId !== null ? (
        <Button
          variant="icon"
          iconName="close"
          ariaLabel={`Dismiss: ${title}`}
          onClick={() => void request('overview.looked', { workspaceId, thing })}
        />
      ) : null}
    </li>
  );
}

const toneWords = { error: 'Error', warning: 'Warning', info: 'To do' } as const;
