export { PromoteScreen } from './promote-screen';
