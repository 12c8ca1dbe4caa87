import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Failure } from '../../shared/errors/result';
import type { OfflineStore, StoreHealth } from '../domains/store-ports';
import { type MethodOf, methods, type Part } from './methods';
import { migrations } from './migrations';
import { openStore } from './open-database';
import type { StoreReply, StoreRequest } from './protocol';
import { auditRepository } from './repositories/audit';
import { chatRepository } from './repositories/chat';
import { datasetRepository } from './repositories/datasets';
import { documentRepository } from './repositories/documents';
import { endpointRepository } from './repositories/endpoints';
import { insightRepository } from './repositories/insights';
import { jobRepository } from './repositories/jobs';
import { journalRepository } from './repositories/journal';
import { logRepository } from './repositories/logs';
import { metricRepository } from './repositories/metrics';
import { paceRepository } from './repositories/paces';
import { processingRepository } from './repositories/processing';
import { promotionRepository } from './repositories/promotions';
import { registryRepository } from './repositories/registry';
import { storageRepository } from './repositories/storage';
import { workspaceRepository } from './repositories/workspaces';
import { storeFailure } from './sqlite-failure';
import type { Sync } from './sync';

export type Repositories = { readonly [P in Part]: Sync<Pick<OfflineStore[P], MethodOf<P>>> };

function createRepositories(database: DatabaseSyncInstance): Repositories {
  return {
    jobs: jobRepository(database),
    processing: processingRepository(database),
    logs: logRepository(database),
    metrics: metricRepository(database),
    journal: journalRepository(database),
    documents: documentRepository(database),
    registry: registryRepository(database),
    workspaces: workspaceRepository(database),
    endpoints: endpointRepository(database),
    promotions: promotionRepository(database),
    audit: auditRepository(database),
    chat: chatRepository(database),
    storage: storageRepository(database),
    datasets: datasetRepository(database),
    insights: insightRepository(database),
    paces: paceRepository(database),
  };
}

/** Answers requests on one open store. Lives in the worker; it is plain code so that tests reach it. */
export function createEngine(file: string, now: number): (request: StoreRequest) => StoreReply {
  const { database, health: opened } = openStore(file, migrations, now);
  let health: StoreHealth = opened;
  let repositories: Repositories | null = null;
  try {
    repositories = database && createRepositories(database);
  } catch (error) {
    // A newer store may lack a table this version prepares a statement for.
    health =
      opened.kind === 'read-only'
        ? { kind: 'unavailable', failure: opened.failure }
        : { kind: 'unavailable', failure: storeFailure(error) };
  }

  const refusal = (request: Extract<StoreRequest, { kind: 'call' }>): Failure | null => {
    if (health.kind === 'unavailable') return health.failure;
    const effect = (methods[request.part] as Readonly<Record<string, 'read' | 'write'>>)[request.method];
    return health.kind === 'read-only' && effect === 'write' ? health.failure : null;
  };

  return (request) => {
    const { id } = request;
    try {
      if (request.kind === 'health') return { id, ok: true, data: health };
      if (request.kind === 'close') {
        database?.close();
        return { id, ok: true, data: null };
      }
      const failure = refusal(request);
      if (failure || !repositories) return { id, ok: false, failure: failure ?? storeFailure(null) };
      const part = repositories[request.part] as unknown as Readonly<
        Record<string, (...input: readonly unknown[]) => unknown>
      >;
      return { id, ok: true, data: part[request.method]?.(...request.input) ?? null };
    } catch (error) {
      return { id, ok: false, failure: storeFailure(error) };
    }
  };
}
