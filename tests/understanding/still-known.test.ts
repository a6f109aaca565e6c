/** Conversations that go on with another engine, as when files have changed. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/ask.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import { SURVEY, withFiles } from '../datasets/source-folder.ts';
import { project, engine as without } from '../engine.ts';

const withSurvey = withFiles(SURVEY, (folder) =>
  createEngine({ data: [`${project}data`, folder], intents: `${project}intents` }, () => 0),
);

describe('a conversation', () => {
  it('goes on with another engine that knows what was spoken of, and no other', () => {
    withSurvey.ask({ text: 'senior berlin', conversation: 'known' });
    withSurvey.ask({ text: 'mid oslo', conversation: 'gone' });
    withSurvey.ask({ text: 'how do I negotiate?', conversation: 'a statement' });
    withSurvey.ask({ text: 'what does the survey count', conversation: 'a source that is gone' });
    without.goOn(withSurvey.conversations());
    expect(without.conversations().map(([thread]) => thread)).toEqual(['known', 'a statement']);
    const reply = without.ask({ text: 'and in london?', conversation: 'known' });
    expect(replyToPlainText(reply)).toMatch(/^Senior in London/);
  });

  it('about a place that had no pay starts afresh when it has', () => {
    without.ask({ text: 'senior toronto', conversation: 'no pay there' });
    without.ask({ text: 'senior oslo', conversation: 'pay from now on' });
    withSurvey.goOn(without.conversations());
    const threads = withSurvey.conversations().map(([thread]) => thread);
    expect(threads).toContain('no pay there');
    expect(threads).not.toContain('pay from now on');
  });
});
