export { DatasetsScreen } from './datasets-screen';
export { DifferenceScreen } from './difference-screen';
export { ImportScreen } from './import/import-screen';
export { VersionScreen } from './version-screen';
