/** Occupations of the US classification → ids: those that the project has its own for, and others by their title. */
import type { RoleRow } from './importer.ts';
import { type KnownNames, plain, slugOf } from './known-names.ts';

/** The bot's own ids. Backend developers are counted among software developers, as in the guides. */
const OWN: Readonly<Record<string, string>> = {
  '00-0000': 'all-occupations',
  '15-1252': 'backend',
  '15-1254': 'web-developers',
  '15-2051': 'data-scientists',
};

export interface OccupationNamer {
  role(code: string, title: string): string;
  roles(): readonly RoleRow[];
}

export function createOccupationNamer({ roles }: Pick<KnownNames, 'roles'>): OccupationNamer {
  const known = new Set(roles.map(({ id }) => id));
  const byCode = new Map<string, RoleRow>();
  const used = new Set(Object.values(OWN));
  return {
    role(code, title) {
      const named = byCode.get(code);
      if (named) return named.id;
      const slug = slugOf(title);
      const id = OWN[code] ?? (used.has(slug) ? `${slug}-${code}` : slug);
      used.add(id);
      byCode.set(code, { id, name: title, code, aliases: known.has(id) ? [] : aliasesOf(title) });
      return id;
    },
    roles: () => [...byCode.values()],
  };
}

/** Its title, and where that is a plain plural, one of them. */
function aliasesOf(title: string): string[] {
  const name = plain(title);
  return /^[A-Z][^,]*[^s]s$/.test(title) && !/ and /.test(title) ? [name, name.slice(0, -1)] : [name];
}
