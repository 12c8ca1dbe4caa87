export { LaunchScreen } from './launch-screen';
