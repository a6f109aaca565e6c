/** Skills that a source rates: what they do for pay, how much they are wanted, and who sees it otherwise. */
import { cited, type Said, say } from '../../../answers/draft.ts';
import { capital } from '../../../answers/pay-rows.ts';
import { fromStatement } from '../../../answers/statement.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import type { Skill, Statement } from '../../../datasets/records.ts';
import { forReaders } from '../notes.ts';
import type { Spotlight } from '../spotlight.ts';

export function skills(datasets: Datasets): Spotlight[] {
  return [...datasets.skills.values()].map((skill): Spotlight => {
    const { id, name, source, kind, note } = skill;
    return {
      id: `skill/${id}`,
      kind: 'skill',
      title: `Spotlight: ${name}`,
      figures: [],
      leads: [],
      tell: () => ({
        block: {
          kind: 'list',
          items: [
            rating(skill),
            ...[
              ...datasets
                .about('skill')
                .filter((said) => said.skill === id)
                .slice(0, 1),
              ...naming(skill, datasets.about('specialisation')).slice(0, 1),
              ...(kind === 'language' ? otherViews(skill, datasets) : []),
            ].map((said) => fromStatement(said, datasets)),
          ],
        },
        shorter: { kind: 'list', items: [rating(skill)] },
        notes: [
          ...(forReaders(note) === '' ? [] : [say`${name}: ${lower(forReaders(note))}${cited(skill)}`]),
          say`${capital(datasets.sources.get(source)?.short ?? source)} puts no percentage on a skill.${cited(skill)}`,
        ],
        followUps: [
          nameAlone(skill).toLowerCase(),
          'which skills pay most',
          kind === 'language' ? 'does the programming language matter?' : 'specialisations',
        ],
      }),
    };
  });
}

function rating({ impact, demand, source, section }: Skill): Said {
  return say`Effect on pay: ${lower(impact)}. Demand: ${lower(demand)}.${cited({ source, section })}`;
}

/** What another source says about languages; one that names this language goes first. */
function otherViews(skill: Skill, datasets: Datasets): Statement[] {
  const others = datasets.about('language').filter(({ source }) => source !== skill.source);
  const [first] = [...naming(skill, others), ...others];
  return first ? [first] : [];
}

function naming(skill: Skill, statements: readonly Statement[]): Statement[] {
  return statements.filter(({ text }) => text.split(/[^\p{L}\p{N}.#+]+/u).includes(nameAlone(skill)));
}

/** `Kafka` of "Kafka / event streaming". */
function nameAlone({ name }: Skill): string {
  return name.split(' / ')[0] ?? name;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
