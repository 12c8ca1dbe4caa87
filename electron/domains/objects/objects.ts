import { createBrowsing } from './browse';
import type { ObjectsDomain } from './contract';
import { deleteObjects, planDeletion } from './delete-objects';
import { downloadObjects } from './download';
import type { ObjectsOptions } from './options';
import { previewObject } from './preview';
import { createUnfinished } from './unfinished';
import { createUploads } from './upload';
import { createUploadJournal } from './upload-journal';

/** Buckets and objects of a workspace. */
export function createObjects(options: ObjectsOptions): ObjectsDomain {
  const journal = createUploadJournal(options.store.journal, options.workspaceId, options.clock);
  const running = new Set<string>();
  return {
    ...createBrowsing(options),
    preview: (_scope, s3Uri) => previewObject(options.link, s3Uri),
    deletePlan: (_scope, selection) => planDeletion(options, selection),
    delete: (scope, selection, confirmed) => deleteObjects(options, scope, selection, confirmed),
    ...createUploadsOf(options, journal, running),
    download: (_scope, selection, folder, signal) => downloadObjects(options, selection, folder, signal),
  };
}

function createUploadsOf(
  options: ObjectsOptions,
  journal: ReturnType<typeof createUploadJournal>,
  running: Set<string>,
): Pick<ObjectsDomain, 'upload' | 'resume' | 'uploads' | 'abortUpload'> {
  const unfinished = createUnfinished(options, journal, running);
  return {
    ...createUploads(options, journal, running),
    uploads: (_scope, bucket) => unfinished.uploads(bucket),
    abortUpload: unfinished.abortUpload,
  };
}
