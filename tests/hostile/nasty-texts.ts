/** Texts that make a reader slow, or that say more to a platform than they should. */
import fc from 'fast-check';

export const MEGABYTE = 1_000_000;

/** Found nowhere else: whatever shows it shows what somebody said. */
export const CANARY = 'canary-4711';

/** Each of these, again and again, has made some reader of texts slow. */
const PIECES = [
  ...' \t\n\0ax0,.:;-–_/\\|\'"`*~#@<>()[]{}$€%+=&?!',
  '<#',
  '<#C1|',
  '<@',
  '<!',
  '<https://a|',
  '&lt;',
  '```',
  '](',
  ' (',
  ', ',
  '1,',
  '1.',
  '0 ',
  '$1k-',
  'eyJ-',
  'a+',
  'a.',
  'xoxb-',
  'https://',
  'hey ',
  'and ',
  'in ',
  'to  ',
  'every ',
  '1st ',
  'monday ',
  '* ',
  'offer ',
  'digest ',
  'm d ',
  'senior seattle ',
  '\ud800',
  '\udc00',
  '\u0301',
  '\u200b',
  '\u202e',
  '\ufdfa',
  '👩‍👩‍👧',
];

/** What a platform could take for a mention, a link or markup. */
export const MARKUP = [
  '<!channel>',
  '<!here|here>',
  '<!subteam^S012|@team>',
  '<@U0COLLEAGUE>',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '@everyone',
  '@here',
  '@channel',
  '<https://evil.example|click>',
  '<mailto:a@evil.example|click>',
  '[click](https://evil.example)',
  '[click](<https://evil.example>)',
  'https://evil.example',
  '```\ncode\n```',
  '`code`',
  '||spoiler||',
  '**bold** __under__ ~~gone~~',
  '*bold* _slanted_ ~gone~',
  '\n# heading\n> quote\n- list\n-# small',
  '&lt;!channel&gt;',
  '<#C0GENERAL|general>',
  '<t:1:R>',
  '<:smile:1>',
  '</salary:1>',
];

/** Pieces repeated up to a length, with a beginning that a reader may know. */
export function slowTexts(length: number): fc.Arbitrary<string> {
  const beginning = fc.constantFrom(
    '',
    'digest ',
    'offer ',
    'listen ',
    'save new ',
    'change 1 ',
    '{"q":"',
    '<',
    '1 ',
  );
  const ending = fc.constantFrom('', '\0', '>', '"', ')', 'a', '?', '\n', ' @', '0');
  return fc
    .tuple(beginning, fc.constantFrom(...PIECES), fc.constantFrom('', ...PIECES), ending)
    .map(([before, piece, other, after]) => {
      const both = piece + other;
      return before + both.repeat(Math.ceil(length / both.length)) + after;
    });
}

/** Words with markup among them, and the canary. */
export const markedTexts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...MARKUP),
      fc.constantFrom(
        'senior',
        'seattle',
        'offer',
        '150k',
        'in',
        'every monday',
        '9am',
        'toronto',
        'rust',
        'or',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => [...parts, CANARY].join(' '));
