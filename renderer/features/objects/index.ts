export { ObjectsScreen } from './objects-screen';
