export { DoctorScreen } from './doctor-screen';
