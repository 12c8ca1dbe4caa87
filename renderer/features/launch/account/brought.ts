import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../../../shared/contract/index';
import type { Failure } from '../../../../shared/errors/result';
import type { Recipe } from '../../../../shared/model/recipe';
import { request } from '../../../bridge/client';
import { useRequest } from '../../../bridge/use-request';
import { useLaunch } from '../launch-store';

/** What a recipe brings along on AWS: an image that fits the region and the instance, and a program of its own. */
export type Brought = CommandOutput<'account.planProgram'>;

interface Asked {
  readonly workspaceId: string;
  readonly recipe: Recipe | null;
  readonly instanceType: string;
  readonly bucket: string;
}

/** Keeps what the recipe brings up to date in the store. `null` asks nothing: this machine needs none of it. */
export function useBrought(asked: Asked | null): void {
  const recipeId = asked?.recipe?.id;
  const { result } = useRequest(
    'account.planProgram',
    asked === null || recipeId === undefined
      ? null
      : {
          workspaceId: asked.workspaceId,
          recipeId,
          instanceType: asked.instanceType.slice(0, 64),
          bucket: asked.bucket,
        },
  );
  const brought = result.kind === 'ready' ? result.data : null;
  useEffect(() => useLaunch.setState({ brought }), [brought]);
}

export type ProgramUpload =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retry: () => void };

/**
 * Uploads the recipe's program before the review asks whether it is there. `recipeId` is null while there is none to
 * upload, or none yet. What is there already is sent again: it is small, and the same under the same name.
 */
export function useProgramUpload(workspaceId: string, bucket: string, recipeId: string | null): ProgramUpload {
  const [upload, setUpload] = useState<ProgramUpload>({ kind: 'none' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: attempt uploads again by hand.
  useEffect(() => {
    if (recipeId === null) {
      setUpload({ kind: 'none' });
      return;
    }
    let wanted = true;
    setUpload({ kind: 'running' });
    void request('account.uploadProgram', { workspaceId, recipeId, bucket }).then((answer) => {
      if (!wanted) return;
      const retry = () => setAttempt((count) => count + 1);
      setUpload(answer.ok ? { kind: 'done' } : { kind: 'failed', failure: answer.error, retry });
    });
    return () => {
      wanted = false;
    };
  }, [workspaceId, bucket, recipeId, attempt]);

  // The first picture after the recipe was named comes before the effect.
  return recipeId !== null && upload.kind === 'none' ? { kind: 'running' } : upload;
}
