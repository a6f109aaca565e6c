/** The built bot as its user runs it: commands, exit codes, hostile input. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { project } from './engine.ts';

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = '', environment: Record<string, string> = {}): Ran {
  const { NODE_ENV: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${project}dist/main.js`, ...args], {
    input,
    encoding: 'utf8',
    env: { ...inherited, NO_COLOR: '1', ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, err: stderr };
}

describe('start without a terminal', () => {
  it('answers the questions on standard input, a line each', () => {
    const { status, out } = run([], 'senior seattle\nwhose 161000\n');
    expect(status).toBe(0);
    expect(out).toContain('> senior seattle');
    expect(out).toContain('$133,080–$169,000');
    expect(out).toContain('San Francisco metro');
  });

  it('shows three samples and how to connect Slack and Discord where there is nothing to answer', () => {
    const { status, out } = run([]);
    expect(status).toBe(0);
    expect(out.match(/^> /gm)).toHaveLength(3);
    expect(out).toContain('SLACK_BOT_TOKEN');
    expect(out).toContain('DISCORD_TOKEN');
  });

  it('says what to set and exits 1 in production without a token', () => {
    const { status, err } = run([], '', { NODE_ENV: 'production' });
    expect(status).toBe(1);
    expect(err).toMatch(/Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN/);
    expect(err).not.toContain('    at ');
  });

  it('names a bad setting and its cure, without a stack trace', () => {
    const { status, err } = run([], '', { NODE_ENV: 'staging' });
    expect(status).toBe(1);
    expect(err).toContain('NODE_ENV: use development, production or test');
    expect(err).not.toContain('    at ');
  });

  it('says what is missing for Slack, without a stack trace', () => {
    const { status, err } = run([], '', { SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(status).toBe(1);
    expect(err).toContain('SLACK_APP_TOKEN: Socket Mode needs it as well');
    expect(err).not.toContain('    at ');
  });

  it('names a data folder that is not there', () => {
    const { status, err } = run([], '', { DATA_DIRS: '/nowhere/at/all' });
    expect(status).toBe(1);
    expect(err).toContain('/nowhere/at/all: no such folder');
  });
});

describe('ask', () => {
  it('answers one question and exits 0', () => {
    const { status, out } = run(['ask', 'senior', 'seattle']);
    expect(status).toBe(0);
    expect(out).toContain('$165,000');
  });

  it('exits 0 when the honest answer is that there is no figure', () => {
    const { status, out } = run(['ask', 'toronto']);
    expect(status).toBe(0);
    expect(out).toContain('No source has a figure for Toronto');
  });

  it('answers the lines piped in where no question was given', () => {
    const { out } = run(['ask'], 'rust\ntop states\n');
    expect(out).toContain('> rust');
    expect(out).toContain('California $170,910');
  });
});

describe('ask --json', () => {
  const lines = (out: string): Record<string, unknown>[] =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('writes one object a line, in order, for questions, threads and blank lines', () => {
    const asked = [
      'senior london',
      '',
      '{"q":"senior london","conversation":"c1"}',
      '{"q":"and in berlin?","conversation":"c1"}',
      'toronto',
    ];
    const { status, out } = run(['ask', '--json'], `${asked.join('\n')}\n`);
    const answers = lines(out);
    expect(status).toBe(0);
    expect(answers.map(({ outcome }) => outcome)).toEqual([
      'answer',
      'declined',
      'answer',
      'answer',
      'no-data',
    ]);
    expect(answers[3]?.text).toContain('€80,000–€120,000');
  });

  it('has every field of the contract', () => {
    const [answer] = lines(run(['ask', '--json'], 'senior seattle\n').out);
    expect(answer).toMatchObject({
      question: 'senior seattle',
      outcome: 'answer',
      intent: 'pay',
      slots: { level: 'senior', place: 'seattle' },
      derived: [],
    });
    expect(answer?.figures).toContainEqual({
      id: 'resumegeni-2026/metro/seattle',
      label: 'Seattle metro',
      low: 165_000,
      high: 165_000,
      openEnded: false,
      unit: 'USD/year',
      statistic: 'mean',
      source: 'resumegeni-2026',
    });
    expect(answer?.citations).toEqual([
      expect.objectContaining({ source: 'resumegeni-2026', vintage: 'May 2024' }),
    ]);
  });

  it('stays honest, short and whole for hostile lines', () => {
    const hostile = [
      ' '.repeat(1_000_000),
      'a'.repeat(10_000),
      'senior '.repeat(20_000),
      '\u0000\u0007\u001b[31mred\u001b[0m',
      '\u202esenior seattle\u202c',
      `z${'\u0301'.repeat(40_000)}`,
      '{"q":',
      '{"q":5}',
      '(a+)+$'.repeat(2_000),
      '<!channel> <@U123> @everyone senior seattle',
      `{{constructor}} $${''}{process.env} {premium/cloud} senior`,
      '$1$1$1,000,000,000,000,000k-9e99',
      '\u200b\u200d\ufeff',
    ];
    const { status, out } = run(['ask', '--json'], `${hostile.join('\n')}\n`);
    const answers = lines(out);
    expect(status).toBe(0);
    expect(answers).toHaveLength(hostile.length);
    for (const answer of answers) {
      const text = String(answer.text);
      expect(text.length).toBeLessThanOrEqual(2_000);
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]|<@|<!|@everyone|process\.env/u);
    }
    expect(answers.map(({ outcome }) => outcome).slice(0, 2)).toEqual(['declined', 'declined']);
  });
});

describe('data check', () => {
  it('says that all is well, with counts', () => {
    const { status, out } = run(['data', 'check']);
    expect(status).toBe(0);
    expect(out).toMatch(/All is well: 4 sources, \d+ figures/);
  });
});
