import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { DialogueRecord } from '../../../shared/model/dataset/dialogue-record';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';

interface OneVersion {
  readonly workspaceId: string;
  readonly dataset: string;
  readonly version: string;
}

interface DialogueLineProps {
  readonly one: OneVersion;
  readonly record: DialogueRecord;
  readonly query: string;
}

const longestScene = 500;

/** A line with where it stands; its scene opens around it. */
export function DialogueLine({ one, query, record }: DialogueLineProps) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className="insights-line-head">
        <strong>{record.speaker ?? 'Nobody named'}</strong>
        <span className="insights-quiet">
          {record.scene}
          {record.location === null ? '' : ` · ${record.location}`}
        </span>
        <Button
          variant="inline-link"
          ariaExpanded={open}
          ariaLabel={`${open ? 'Hide' : 'Show'} the scene of this line`}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide scene' : 'Scene'}
        </Button>
      </div>
      <p>
        <Found text={record.text} query={query} />
      </p>
      {open ? <Scene one={one} record={record} /> : null}
    </li>
  );
}

function Scene({ one, record }: Pick<DialogueLineProps, 'one' | 'record'>) {
  const { reload, result } = useRequest('datasets.records', { ...one, scene: record.scene, count: longestScene });
  if (result.kind === 'failed')
    return <FailureAlert what="The scene could not be read" failure={result.error} onRetry={reload} />;
  if (result.kind === 'loading') return <p className="insights-quiet">Reading the scene…</p>;
  return (
    <ol className="insights-lines insights-scene" aria-label={`Scene ${record.scene}`}>
      {record.sceneTitle === null ? null : <li className="insights-quiet">{record.sceneTitle}</li>}
      {result.data.records.map((line) => (
        <li key={`${line.id} ${line.line}`} className={line.id === record.id ? 'insights-hit' : ''}>
          <strong>{line.speaker ?? 'Nobody named'}</strong> {line.text}
        </li>
      ))}
    </ol>
  );
}

/** The words of the query where they begin a word, as the search finds them. */
function Found({ query, text }: { readonly text: string; readonly query: string }) {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})[\\p{L}\\p{N}]*`, 'giu');
  const parts: { readonly at: number; readonly text: string; readonly hit: boolean }[] = [];
  let at = 0;
  for (const { 0: hit, index } of text.matchAll(pattern)) {
    if (index > at) parts.push({ at, text: text.slice(at, index), hit: false });
    parts.push({ at: index, text: hit, hit: true });
    at = index + hit.length;
  }
  parts.push({ at, text: text.slice(at), hit: false });
  return parts.map((part) =>
    part.hit ? (
      <mark key={part.at} className="insights-mark-hit">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
