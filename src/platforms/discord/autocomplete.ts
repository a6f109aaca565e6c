/** What is offered while somebody types. Whatever is typed comes first, so that it can be typed straight through. */
import type { Catalogue } from '../../chat/catalogue.ts';
import { MAX_CHOICE_CHARACTERS, MAX_CHOICES } from './limits.ts';

/** Names have at most so many words. */
const MOST_WORDS = 4;

/**
 * Questions that begin with what was typed: its last words completed to a name, a place behind a level, questions that
 * come up often.
 * @example completeQuestion('senior sea', catalogue)[1] // 'senior seattle'
 */
export function completeQuestion(typed: string, { questions, levels, places, skills }: Catalogue): string[] {
  const text = typed.replace(/\s+/g, ' ').trimStart();
  if (text.trim() === '') return keepFitting(questions);
  const words = text.split(' ');
  const names = [...levels, ...places, ...skills].map((name) => name.toLowerCase());
  const completed: string[] = [];
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const head = words.slice(0, -count);
    const begun = words.slice(-count).join(' ').toLowerCase();
    if (begun === '') continue;
    const ends = names.filter((name) => name.startsWith(begun) && name !== begun);
    completed.push(...ends.map((name) => [...head, name].join(' ')));
  }
  const said = text.trim().toLowerCase();
  const behindLevel = levels.some((level) => said.endsWith(level.toLowerCase()))
    ? places.map((place) => `${text.trim()} ${place.toLowerCase()}`)
    : [];
  const asked = questions.filter((question) => {
    const all = question.toLowerCase();
    return said.split(' ').every((word) => all.includes(word));
  });
  return keepFitting([text.trim(), ...completed, ...behindLevel, ...asked]);
}

/** Names that begin with what was typed, then those that have it within. */
export function completeName(typed: string, names: readonly string[]): string[] {
  const said = typed.trim().toLowerCase();
  const within = names.filter((name) => name.toLowerCase().includes(said));
  const beginning = within.filter((name) => name.toLowerCase().startsWith(said));
  return keepFitting([...(said === '' ? [] : [typed.trim()]), ...beginning, ...within]);
}

/** A choice that was cut would be sent cut: one that is too long is not offered. */
function keepFitting(choices: readonly string[]): string[] {
  const fitting = choices.filter((choice) => choice !== '' && choice.length <= MAX_CHOICE_CHARACTERS);
  return [...new Map(fitting.map((choice) => [choice.toLowerCase(), choice])).values()].slice(0, MAX_CHOICES);
}
