import { describe, expect, it } from 'vitest';
import { describeFault } from '../../src/chat/describe-fault.ts';

describe('describeFault', () => {
  it('says what failed, where, and what caused it', () => {
    const cause = Object.assign(new TypeError('no route'), { code: 'ENETUNREACH' });
    const told = describeFault(new Error('not sent', { cause }));
    expect(told).toMatchObject({
      fault: 'Error',
      message: 'not sent',
      cause: { fault: 'TypeError', message: 'no route', code: 'ENETUNREACH' },
    });
    expect(told.at).toContain('describe-fault.test.ts');
  });

  it('keeps no address and no token, and stands what is no error', () => {
    const told = describeFault(
      new Error('POST https://hooks.slack.com/commands/T1/secret by xoxb-1-secret failed'),
    );
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(describeFault('just words').message).toBe('just words');
    expect(describeFault(undefined).fault).toBe('undefined');
  });
});
