export { PromotionScreen } from './promotion-screen';
