/** Where the sources speak to one question and differ: each side, and why. Never an average. */
import type { Datasets } from '../datasets/datasets.ts';
import { LEVEL_NAMES, yearsToText } from '../datasets/levels.ts';
import type { Disagreement } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { answerCompare } from './compare.ts';
import { cited, type Draft, join, type Said, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { fromStatement, fromTemplate } from './statement.ts';

const MOST_IN_FULL = 2;

export function answerDisagreements(request: Request, datasets: Datasets): Draft {
  const chosen = choose(request, datasets);
  const places = request.slots.places.filter(({ covered, id }) => covered && id !== 'us');
  const onPlace = chosen.some(({ heard_as }) => places.some(({ id }) => heard_as.includes(id)));
  if ((chosen.length === 0 && namesAnything(request)) || (places.length > 0 && !onPlace))
    return answerCompare(request, datasets);
  if (chosen.length === 0 || chosen.length === datasets.disagreements.length) return all(datasets);
  const shown = chosen.slice(0, MOST_IN_FULL);
  return {
    outcome: 'answer',
    headline: say`They differ. ${join(
      shown.map(({ brief }) => fromTemplate(brief, datasets)),
      ' ',
    )}`,
    blocks: shown.map((topic) => ({
      kind: 'list',
      title: say`${topic.title}`,
      items: sides(topic, datasets),
    })),
    notes: shown.map(({ why }) => say`${why}`),
    followUps: ['where do the sources disagree?', 'where do your numbers come from?', 'pay overview'],
  };
}

function all(datasets: Datasets): Draft {
  return {
    outcome: 'answer',
    headline: say`In these places. Each source is shown, none is averaged.`,
    blocks: [
      { kind: 'list', items: datasets.disagreements.map(({ brief }) => fromTemplate(brief, datasets)) },
    ],
    followUps: [
      'do the sources agree on staff pay?',
      'do the sources agree on frontend?',
      'where do your numbers come from?',
    ],
  };
}

/** The topics whose key words, level or place were heard; the most fitting first. */
function choose({ slots, topics }: Request, datasets: Datasets): Disagreement[] {
  const heard = new Set<string>([
    ...topics,
    ...slots.levels,
    ...slots.places.map(({ id }) => id),
    ...slots.roles.map(({ id }) => id),
    ...slots.sources.map(({ id }) => id),
    ...(slots.statistic ? [slots.statistic] : []),
    ...(slots.skills.length > 0 ? ['language'] : []),
    ...(slots.years ? [slots.years.to >= 10 ? 'staff' : 'experience'] : []),
    ...slots.amounts.flatMap(({ low }) => [String(low)]),
  ]);
  const scored = datasets.disagreements.map((topic) => ({
    topic,
    score:
      topic.heard_as.filter((word) => heard.has(word)).length / Math.sqrt(topic.heard_as.length) +
      (amountsOf(topic, datasets).some((n) => heard.has(String(n))) ? 2 : 0),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  return best === 0
    ? []
    : scored
        .filter(({ score }) => score >= best * 0.5)
        .sort((a, b) => b.score - a.score)
        .map(({ topic }) => topic);
}

function amountsOf({ sides }: Disagreement, datasets: Datasets): number[] {
  return sides.flatMap((id) => {
    const figure = datasets.figures.get(id);
    return figure ? [figure.low, figure.high] : [];
  });
}

function sides({ sides, ladders }: Disagreement, datasets: Datasets): Said[] {
  const ladderSides = ladders
    ? [...datasets.sources.values()]
        .filter(({ ladder }) => ladder.length > 1)
        .map(
          ({ ladder, short, id }) =>
            say`${short}: ${ladder.map((rung) => `${LEVEL_NAMES[rung.level].toLowerCase()} ${yearsToText(rung)}`).join(', ')}${cited({ source: id, section: '' })}`,
        )
    : [];
  return [
    ...ladderSides,
    ...sides.flatMap((id) => {
      const figure = datasets.figures.get(id);
      const statement = datasets.statements.get(id);
      const source = datasets.sources.get(id.split('/')[0] ?? '');
      if (figure)
        return [
          say`${figure.label}: ${figure} (${describeStatistic(figure)}; ${source?.short ?? ''}, ${source?.vintage ?? 'undated'})`,
        ];
      return statement ? [fromStatement(statement, datasets)] : [];
    }),
  ];
}

/** Somebody or somewhere in particular: what the sources say there is set side by side. */
function namesAnything({ slots }: Request): boolean {
  return slots.levels.length > 0 || slots.years !== undefined || slots.places.some(({ covered }) => covered);
}
