export { WorkspacesScreen } from './workspaces-screen';
