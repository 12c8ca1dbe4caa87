import { fail } from '../../../shared/errors/result';

export function unknownPromotion(id: string): ReturnType<typeof fail> {
  return fail('promotion.not-found', `There is no promotion ${id} here.`, 'An endpoint’s page lists its promotions.');
}
