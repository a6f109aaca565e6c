/** Skills: demand and what they do for pay, in the source's words, since it gives no percentages. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Skill } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { cited, type Draft, join, type Said, say, type TableDraft } from './draft.ts';
import { payOf } from './pay.ts';
import { answerSpecialisation } from './specialisation.ts';
import { fromStatement } from './statement.ts';

export function answerSkill(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const rated = slots.skills.flatMap(({ id }) => datasets.skills.get(id) ?? []);
  const unrated = slots.skills.filter(({ id }) => !datasets.skills.has(id));
  if (slots.skills.length === 0) return allSkills(request, datasets);
  if (rated.length === 0 && slots.specialisations.length > 0) return answerSpecialisation(request, datasets);
  const someone = slots.levels.length > 0 || slots.years !== undefined;
  if (someone && slots.places.some(({ covered }) => covered)) return payOf(request, datasets);
  const said = slots.skills.flatMap(({ id }) => datasets.about('skill').filter(({ skill }) => skill === id));
  const named = unrated.filter(({ id }) => !said.some(({ skill }) => skill === id));
  const mentions = named.flatMap(({ name }) => mentionsOf(name, datasets));
  const fields = rated.flatMap(({ name }) =>
    datasets.about('specialisation').filter(({ text }) => text.includes(name.split(' ')[0] ?? name)),
  );
  const isLanguage = rated.some(({ kind }) => kind === 'language') || unrated.length > 0;
  const languages = isLanguage
    ? datasets.about('language').filter(({ source }) => !rated.some((skill) => skill.source === source))
    : [];
  if (rated.length === 0 && said.length === 0 && mentions.length === 0) {
    return {
      outcome: 'no-data',
      headline: say`No source rates ${slots.skills.map(({ name }) => name).join(', ')}.`,
      blocks: [{ kind: 'list', items: languages.map((statement) => fromStatement(statement, datasets)) }],
      followUps: ['which skills pay most', 'does the programming language matter?'],
    };
  }
  return {
    outcome: 'answer',
    headline: join(
      [
        ...rated.map(headlineFor),
        ...said
          .filter(({ skill }) => unrated.some(({ id }) => id === skill))
          .map((one) => fromStatement(one, datasets)),
        ...mentions,
      ],
      ' ',
    ),
    blocks: [
      ...(rated.length > 1 ? [skillTable(rated)] : []),
      {
        kind: 'list',
        items: [
          ...said.filter(({ skill }) => rated.some(({ id }) => id === skill)),
          ...fields,
          ...languages,
        ].map((statement) => fromStatement(statement, datasets)),
      },
    ],
    notes: [
      ...(named.length > 0 && mentions.length > 0
        ? [say`No source rates ${named.map(({ name }) => name).join(', ')} in the way of demand or premium.`]
        : []),
      ...(rated.length > 0 ? [say`The guide puts no percentage on a skill.${cited(first(rated))}`] : []),
      ...(isLanguage && languages.length > 0
        ? [
            say`The guides see the weight of a language differently: one reads job listings, the others give their view.`,
          ]
        : []),
    ],
    followUps: ['which skills pay most', 'does the programming language matter?', 'cloud premium'],
  };
}

function allSkills({ topics }: Request, datasets: Datasets): Draft {
  const skills = [...datasets.skills.values()].sort((a, b) => strength(b) - strength(a));
  const top = skills.filter((skill) => strength(skill) >= 3);
  const demanded = skills.filter(({ demand }) => demand.toLowerCase() === 'very high');
  const byDemand = topics.has('demand') && !topics.has('premium') && !topics.has('pay');
  const spoken = byDemand
    ? say`Most in demand: ${demanded.map(({ name }) => name).join(' and ')}.${cited(first(skills))}`
    : say`${join(
        top.map(({ name, impact }) => `${name}, ${lower(impact)}`),
        '; ',
      )}.${cited(first(skills))}`;
  return {
    outcome: 'answer',
    headline: spoken,
    blocks: [skillTable(skills)],
    notes: [
      ...[...datasets.figures.values()]
        .filter(({ topics: of }) => of.includes('skills'))
        .map((figure) => say`${figure.label}: ${figure}; the ranking rests on them.`),
      say`The guide puts no percentage on a skill. Cloud and security work have one elsewhere; ask for specialisations.`,
      ...datasets
        .about('language')
        .filter(({ source }) => source !== first(skills).source)
        .slice(0, 1)
        .map((statement) => fromStatement(statement, datasets)),
    ],
    followUps: ['rust', 'specialisations', 'do certifications pay off?'],
  };
}

function skillTable(skills: readonly Skill[]): TableDraft {
  return {
    kind: 'table',
    title: say`Skill, effect on pay, demand${cited(first(skills))}`,
    columns: ['Skill', 'Pay', 'Demand'],
    rows: skills.map(({ name, impact, demand }) => [
      say`${name}`,
      say`${lower(impact)}`,
      say`${lower(demand)}`,
    ]),
  };
}

function headlineFor(skill: Skill): Said {
  const { name, impact, demand, note } = skill;
  return say`${name}: ${lower(impact)}; demand ${lower(demand)}.${note ? ` ${note}` : ''}${cited(skill)}`;
}

/** How strong the source's words are, for the order of a list. */
function strength({ impact }: Skill): number {
  return (
    ['baseline', 'moderate', 'strong', 'highest'].findIndex((word) => impact.toLowerCase().startsWith(word)) +
    1
  );
}

/** Statements that name a skill in passing. */
function mentionsOf(name: string, datasets: Datasets): Said[] {
  const found = [...datasets.statements.values()].filter(
    ({ text, topic }) => topic !== 'negotiation' && text.split(/[^\p{L}.#+]+/u).includes(name),
  );
  return found.slice(0, 2).map((statement) => fromStatement(statement, datasets));
}

function first(skills: readonly Skill[]): Skill {
  const [skill] = skills;
  if (!skill) throw new Error('no skill is rated by any source');
  return skill;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
