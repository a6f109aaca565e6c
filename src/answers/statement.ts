/** Statements and templates of the data files as something to say, figures and citation included. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Statement } from '../datasets/records.ts';
import { parseTemplate } from '../datasets/template.ts';
import { cited, type Said } from './draft.ts';

/** A template with full figure ids. Ids are checked when the files are loaded. */
export function fromTemplate(template: string, datasets: Datasets): Said {
  return parseTemplate(template).flatMap((part): Said => {
    if (part.kind === 'words') return [part];
    const figure = datasets.figures.get(part.id);
    return figure ? [{ kind: 'figure', figure, show: part.show }] : [];
  });
}

/** A statement with its source's mark behind it. @param withTitle `Time it: Budgets usually …` */
export function fromStatement(statement: Statement, datasets: Datasets, withTitle = false): Said {
  const title: Said = withTitle && statement.title ? [{ kind: 'words', text: `${statement.title}: ` }] : [];
  return [...title, ...fromTemplate(statement.text, datasets), ...cited(statement)];
}
