export { EndpointsScreen } from './endpoints-screen';
