/** What a person types after a command, as it arrives where the app has Slack escape it: people and channels by their ids. */
import type { Workspace } from './workspace.ts';

/** @example escapeTyped(workspace, 'digest in #general <now>') // 'digest in <#C0GENERAL|general> &lt;now&gt;' */
export function escapeTyped(workspace: Workspace, text: string): string {
  const channels = [...workspace.channels.values()];
  const users = [...workspace.users.values()];
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(?<![\w&])#([a-z0-9_-]+)/g, (typed, name: string) => {
      const found = channels.find((one) => one.name === name && one.user === undefined);
      return found ? `<#${found.id}|${name}>` : typed;
    })
    .replace(/(?<!\w)@([a-z0-9._-]+)/g, (typed, name: string) => {
      if (['here', 'channel', 'everyone'].includes(name)) return `<!${name}>`;
      const found = users.find((one) => one.name === name);
      return found ? `<@${found.id}|${name}>` : typed;
    });
}
