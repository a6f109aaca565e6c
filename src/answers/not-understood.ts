/** The honest replies: not a question for this bot, or one name with several readings. */
import type { Datasets } from '../datasets/datasets.ts';
import type { NamedPlace, Request, Understanding } from '../understanding/request.ts';
import { type Draft, join, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { levelsAsked } from './levels-asked.ts';
import { cellAt, rolesAsked, typicalOf } from './pay-cells.ts';
import { capital, payTable } from './pay-rows.ts';

export function answerUnknown({ reason, nearest }: Extract<Understanding, { kind: 'unknown' }>): Draft {
  const what = 'I answer pay questions about backend developers, each figure with its source.';
  switch (reason) {
    case 'thanks':
      return { outcome: 'declined', headline: say`You're welcome.`, followUps: nearest };
    case 'greeting':
      return {
        outcome: 'declined',
        headline: say`Hello! ${what} Try “senior seattle” or “help”.`,
        followUps: nearest,
      };
    case 'empty':
      return {
        outcome: 'declined',
        headline: say`There was no question in that. ${what} Try “senior seattle” or “help”.`,
        followUps: nearest,
      };
    case 'off-topic':
      return {
        outcome: 'declined',
        headline: say`That is not something I can answer. ${what} Try ${join(
          nearest.slice(0, 2).map((example) => `“${example}”`),
          ', ',
          ' or ',
        )}.`,
        followUps: nearest,
      };
  }
}

/** Asks which of two questions is meant. */
export function answerUnsure(choices: readonly string[]): Draft {
  return {
    outcome: 'clarify',
    headline: say`I am not sure what you mean. Is it ${join(
      choices.map((choice) => `“${choice.replace(/\?$/, '')}”`),
      ', ',
      ' or ',
    )}?`,
    followUps: choices,
  };
}

/** Asks which place is meant, with what there is for each already at hand. */
export function answerAmbiguous(
  readings: readonly NamedPlace[],
  request: Request,
  datasets: Datasets,
): Draft {
  const asked = levelsAsked(request.slots, datasets);
  const [role = 'backend'] = rolesAsked(request.slots, datasets);
  const figures = readings.flatMap((place) => {
    const [row] = cellAt(role, place, request.slots, asked, datasets).rows;
    const official = row && typicalOf(row);
    return official ? [official] : datasets.written(role, place.id).filter((figure) => !figure.level);
  });
  const national = asked ? datasets.written('backend', 'us').filter((figure) => asked.fits(figure)) : [];
  return {
    outcome: 'clarify',
    headline: say`Which one do you mean: ${join(
      readings.map((place) => {
        const figure = figures.find((one) => one.place === place.id);
        return figure
          ? say`${datasets.tables.has(figure.source) ? capital(nameApart(place, datasets)) : figure.label} (${figure}, ${describeStatistic(figure)})`
          : say`${nameApart(place, datasets)} (no source has a figure)`;
      }),
      ', ',
      ' or ',
    )}?`,
    blocks: national.length > 0 ? [payTable([...figures, ...national], request, datasets)] : [],
    notes:
      national.length > 0 && !figures.some(({ source }) => datasets.tables.has(source))
        ? [say`No source joins the level with either place.`]
        : [],
    followUps: readings.map((place) =>
      [asked?.words, nameApart(place, datasets).toLowerCase()].filter(Boolean).join(' '),
    ),
  };
}

/** "Columbus" alone would be asked back again: "Columbus, Ohio". */
function nameApart({ name, within }: NamedPlace, { ambiguous, places }: Datasets): string {
  const shared = ambiguous.some(({ alias }) => alias === name.toLowerCase());
  if (!shared || within === undefined) return name;
  return `${name}, ${places.get(within)?.name ?? within.split('-').map(capital).join(' ')}`;
}
