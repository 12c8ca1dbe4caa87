import type { Bill } from '../../../../shared/model/bill';
import { formatUsdRate } from '../../../../shared/model/format';
import type { PreflightCheck } from '../../../../shared/model/preflight';
import { passed, unknown } from '../check';

/** Whether the price is known, and as of when. */
export function priceCheck(bill: Bill): PreflightCheck {
  const about = { id: 'price', title: 'Price' };
  if (bill.usdPerHour === null)
    return unknown(about, {
      detail: bill.notes[0] ?? 'No price is known.',
      hint: '`upside prices refresh` asks the AWS Price List for the prices of this region.',
    });
  const from = bill.rates.map(({ asOf, source }) => `${source} of ${asOf}`).join(', ');
  return passed(about, { detail: `${formatUsdRate(bill.usdPerHour)} an hour in ${bill.region}, by ${from}.` });
}
