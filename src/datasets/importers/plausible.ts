/** Whether an amount can be somebody's pay at all. Wide bounds: they catch slips, and judge nobody's salary. */

/** Money of which a yearly salary has seven digits or more. */
const SMALL_UNITS = new Set(
  'JPY KRW INR HUF CLP COP IDR VND PKR NGN KES ARS ISK CRC PYG UGX TZS RWF XOF XAF LKR NPR BDT MMK KHR LAK MNT UZS KZT AMD RSD IRR IQD LBP JMD DZD RUB PHP THB TWD EGP CZK TRY'.split(
    ' ',
  ),
);
const HOURS_A_YEAR = 2_080;
const LEAST_A_YEAR = 1_000;
const bounds = new Map<string, { readonly least: number; readonly most: number }>();

/** Why an amount cannot be right; undefined where it can be. `unit` as in `USD/year`. */
export function implausible(amount: number, unit: string): string | undefined {
  const { least, most } = bounds.get(unit) ?? boundsOf(unit);
  if (amount >= least && amount <= most) return undefined;
  if (amount <= 0) return 'pay of nothing';
  return `too ${amount < least ? 'little' : 'much'} for ${unit.endsWith('/hour') ? 'an hour' : 'a year'}`;
}

function boundsOf(unit: string): { readonly least: number; readonly most: number } {
  const [currency = '', period] = unit.split('/');
  const hours = period === 'hour' ? HOURS_A_YEAR : 1;
  const most = SMALL_UNITS.has(currency) ? 5_000_000_000 : 10_000_000;
  const found = { least: LEAST_A_YEAR / hours, most: most / hours };
  bounds.set(unit, found);
  return found;
}
