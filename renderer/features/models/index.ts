export { GroupScreen } from './group-screen';
export { LineageScreen } from './lineage-screen';
export { ModelsScreen } from './models-screen';
export { VersionScreen } from './version-screen';
