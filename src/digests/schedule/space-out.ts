/** Plain words → the form in which days are looked for: a space around each word and sign, ranges spelled out. */
import { ordinal } from '../../chat/format-number.ts';
import { monthNames, weekdayNames } from './day-names.ts';

const DATE_RANGE =
  / (?:from )?(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:-|to|through|thru|till|until) (?:the )?(\d{1,2})(?:st|nd|rd|th)(?= )/g;
const TO = '(?:-|to|through|thru|till|until)';

/**
 * @example spaceOut('mon-wed, of the month') === ' mon tue wed , month-of '
 */
export function spaceOut(words: string): string {
  const apart = ` ${words.replace(/[,&+/|-]|\.(?!\d)/g, ' $& ')} `
    .replace(/ \.(?= )/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/ month - ?end(?= )| monthend(?= )| month end(?= )/g, ' end of month')
    .replace(/ 1st day of (?:the |every )?week(?= )/g, ' mon')
    .replace(/ (?:of|in) (?:the |every |a |any )?(month|quarter|year)(?= )/g, ' $1-of')
    .replace(/ (?:of|in) (?:the |every |a |any )?week(?= )/g, '');
  const dated = apart.replace(DATE_RANGE, (whole, from: string, to: string) => {
    const [first, last] = [Number(from), Number(to)];
    if (last <= first || last > 31) return whole;
    return ` ${Array.from({ length: last - first + 1 }, (_, at) => ordinal(first + at)).join(' , ')}`;
  });
  return leaveOut(spellOut(spellOut(dated, weekdayNames), monthNames));
}

/** "every day except sunday" → the other six. */
function leaveOut(text: string): string {
  const one = `(?:${weekdayNames.join('|')})`;
  const but =
    '(?:but|but not|except|except for|except on|excluding|apart from|other than|without|not)(?: on)?';
  return text.replace(
    new RegExp(` (?:every )?(day|weekday) ${but} (${one}(?: (?:,|&|and|or|${one}))*)(?= )`, 'g'),
    (_, days, out) => {
      const without = new Set(String(out).split(' '));
      return ` ${(days === 'day' ? weekdayNames : weekdayNames.slice(1, 6)).filter((name) => !without.has(name)).join(' ')}`;
    },
  );
}

/** "mon to thu" → every day from the one to the other, round the end of the week where need be. */
function spellOut(text: string, names: readonly string[]): string {
  const one = `(${names.join('|')})`;
  return text.replace(
    new RegExp(` (?:from )?${one} ${TO} ${one}(?= )`, 'g'),
    (_, first: string, last: string) => {
      const [from, to] = [names.indexOf(first), names.indexOf(last)];
      const length = ((to - from + names.length) % names.length) + 1;
      return ` ${Array.from({ length }, (_, at) => names[(from + at) % names.length]).join(' ')}`;
    },
  );
}
