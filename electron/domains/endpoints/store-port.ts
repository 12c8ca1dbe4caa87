import type { EndpointSummary } from '../../../shared/model/endpoint';
import type {
  EndpointCall,
  EndpointFigures,
  EndpointListItem,
  EndpointView,
  LeftBehind,
} from '../../../shared/model/endpoint-view';
import type { Fetched, Instant } from '../../../shared/model/time';

/** What is kept of endpoints offline. Every method may reject with CodedError, as the other parts of the store. */
export interface EndpointStore {
  /** Newest first. */
  list(workspaceId: string): Promise<{ endpoints: readonly EndpointListItem[]; fetchedAt: Instant | null }>;
  show(workspaceId: string, name: string): Promise<Fetched<EndpointView> | null>;
  /** Replaces the list; endpoints the service no longer lists are removed from the list only. */
  saveList(workspaceId: string, endpoints: readonly EndpointSummary[], fetchedAt: Instant): Promise<void>;
  saveView(workspaceId: string, view: EndpointView, fetchedAt: Instant): Promise<void>;
  /** Removes the endpoint with its figures, its test calls and the lines of its log. */
  remove(workspaceId: string, name: string): Promise<void>;
  leftBehind(workspaceId: string): Promise<readonly LeftBehind[]>;
  /** Adds names to what is held of the same endpoint. */
  saveLeftBehind(workspaceId: string, left: LeftBehind): Promise<void>;
  /** Takes names away; an endpoint without any is forgotten. */
  forgetLeftBehind(workspaceId: string, endpoint: string, names: readonly string[]): Promise<void>;
  /** Newest first. */
  calls(workspaceId: string, name: string): Promise<readonly EndpointCall[]>;
  /** Keeps the newest 200 of an endpoint. */
  addCall(workspaceId: string, name: string, call: EndpointCall): Promise<void>;
  figures(workspaceId: string, name: string): Promise<Fetched<EndpointFigures> | null>;
  saveFigures(workspaceId: string, name: string, figures: EndpointFigures, fetchedAt: Instant): Promise<void>;
}

/** Under which name the log store keeps an endpoint's lines; no job can be called so. */
export function endpointLogKey(name: string): string {
  return `endpoint/${name}`;
}
