import { type ChosenSource, chosenSourceSchema } from '../../shared/contract/datasets';
import { fail, type Result } from '../../shared/errors/result';

/** Exchanges what was dropped on the page, files and folders, for tokens of the main process. Never rejects. */
export async function droppedSources(files: readonly File[]): Promise<Result<readonly ChosenSource[]>> {
  const nothing = fail(
    'input.invalid',
    'What was dropped is no file.',
    'Drop transcripts, or a folder that holds them.',
  );
  if (window.upside === undefined || files.length === 0) return nothing;
  try {
    const answer = await window.upside.dropped(files);
    if (!answer.ok) return answer;
    const parsed = chosenSourceSchema.array().safeParse(answer.data);
    return parsed.success ? { ok: true, data: parsed.data } : nothing;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return fail('internal', `The dropped files could not be taken: ${why}`, 'Choose them with the button instead.');
  }
}
