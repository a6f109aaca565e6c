/** A figure in a line of its own: what it is, its value, and what kind of number, unless its label says so already. */
import { type Said, say } from '../../answers/draft.ts';
import { describeStatistic } from '../../answers/format-figure.ts';
import { capital } from '../../answers/pay-rows.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import type { Figure } from '../../datasets/records.ts';

/** @example sayFigure(seattle) // 'Seattle metro: $165,000 a year (mean, all levels)' */
export function sayFigure(figure: Figure): Said {
  return say`${figure.label}: ${sayValue(figure)}`;
}

/** The same without its label. */
export function sayValue(figure: Figure): Said {
  return say`${figure}${perPeriod(figure)}${inBrackets(kindWords(figure))}`;
}

/** A figure within a sentence. @example 'US web developers ($90,930, median)' */
export function sayNamed(figure: Figure): Said {
  const kind = kindWords(figure);
  return say`${figure.label} (${figure}${kind === '' ? '' : `, ${kind}`})`;
}

/** A headline of its own: pay says how old it is, as nobody looks for that in the small print. */
export function sayHeadline(figure: Figure, { sources }: Datasets): Said {
  const vintage = figure.topics.includes('pay') ? (sources.get(figure.source)?.vintage ?? '') : '';
  const words = [kindWords(figure), vintage].filter((word) => word !== '').join(', ');
  return say`${capital(figure.label)}: ${figure}${perPeriod(figure)}${inBrackets(words)}.`;
}

/** ` a year`, where neither the value nor the label says it. */
export function perPeriod({ unit, label }: Figure): string {
  if (unit.endsWith('/year')) return /yearly|a year/i.test(label) ? '' : ' a year';
  if (unit.endsWith('/hour')) return /hour/i.test(label) ? '' : ' an hour';
  return '';
}

/** The statistic, whom it counts and the years it is for, as far as the label leaves them open. */
export function kindWords(figure: Figure): string {
  const { label, level, topics, percentiles, period } = figure;
  const everyLevel = topics.includes('pay') && !level && !percentiles && !/level|all /i.test(label);
  return [statisticWords(figure), everyLevel ? 'all levels' : '', period ?? '']
    .filter((words) => words !== '')
    .join(', ');
}

/** Numbers of which the statistic says no more than their form does. */
const PLAIN = new Set(['range', 'count', 'ratio']);

function statisticWords(figure: Figure): string {
  if (PLAIN.has(figure.statistic) && !figure.percentiles) return '';
  const said = describeStatistic(figure);
  const label = figure.label.toLowerCase();
  const [first = ''] = said.split(' ');
  const isSaid = label.includes(first) || (said.includes('percentile') && label.includes('percentile'));
  return isSaid ? '' : said;
}

function inBrackets(words: string): string {
  return words === '' ? '' : ` (${words})`;
}
