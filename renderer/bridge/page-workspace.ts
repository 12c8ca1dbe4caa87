import { localWorkspaceId } from '../../shared/model/workspace';

/** The workspace this window shows, from its address: a window shows one and never another. */
export const pageWorkspaceId = new URLSearchParams(window.location.search).get('workspace') ?? localWorkspaceId;
