import { useState } from 'react';
import type { CommandInput } from '../../shared/contract/index';
import type { Failure } from '../../shared/errors/result';
import { type CodeTab, codeTabs } from '../../shared/model/code/code-tabs';
import type { PlannedJob } from '../../shared/model/code/planned-job';
import type { Workspace } from '../../shared/model/workspace';
import { copyText } from './copy-text';
import { type Loaded, useRequest } from './use-request';

type Planning = 'datasets.plan' | 'insights.plan';

type PlannedCode =
  | { readonly kind: 'loading' }
  | { readonly kind: 'tabs'; readonly tabs: readonly CodeTab[] }
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retry: () => void };

/** What shows the code of a job the main process plans; it is asked for when it is opened, and again when the input changes. */
export function usePlannedCode<N extends Planning>(name: N, input: CommandInput<N>, workspace: Workspace) {
  const [open, setOpen] = useState(false);
  const { reload, result } = useRequest(name, open ? input : null);
  return { open, onToggle: setOpen, code: codeOf(result, workspace, reload), onCopy: copyText };
}

function codeOf(planned: Loaded<PlannedJob>, workspace: Workspace, retry: () => void): PlannedCode {
  if (planned.kind === 'loading') return planned;
  if (planned.kind === 'failed') return { kind: 'failed', failure: planned.error, retry };
  const { data } = planned;
  if (data.kind === 'none') return data;
  const { spec, uploads } = data;
  return { kind: 'tabs', tabs: codeTabs({ kind: 'processing', spec, uploads }, workspace) };
}
