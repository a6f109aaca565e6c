/** Numbers as the contract writes them: `$133,080`, `$63.98`, `10%–15%`, `$169,000–$211,450+`. */
import { formatNumber, ordinal } from '../chat/format-number.ts';
import type { Figure } from '../datasets/records.ts';

/** A figure's value, or one end of it. Words of the source ("nearly half") stand where it gives no digits. */
export function formatFigure(figure: Figure, show: 'value' | 'low' | 'high' = 'value'): string {
  const { low, high, openEnded, unit, words, qualifier } = figure;
  if (words !== undefined) return words;
  if (show === 'low') return formatNumber(low, unit);
  if (show === 'high') return formatNumber(high, unit) + (openEnded ? '+' : '');
  if (unit === 'ratio') return `${qualifier ? `${qualifier} ` : ''}${formatNumber(low, unit)} times`;
  const ends =
    low === high ? formatNumber(low, unit) : `${formatNumber(low, unit)}–${formatNumber(high, unit)}`;
  return `${qualifier ? `${qualifier} ` : ''}${ends}${openEnded ? '+' : ''}`;
}

/** What kind of number it is: `mean`, `50th–75th percentile`, `base pay range`. */
export function describeStatistic({ statistic, percentiles }: Figure): string {
  if (statistic === 'median') return 'median';
  if (percentiles) return `${percentiles.map(ordinal).join('–')} percentile`;
  return statistic;
}
