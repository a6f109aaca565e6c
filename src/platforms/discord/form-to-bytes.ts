/**
 * A form with files as the bytes of a request. Node's own way (`new Response(form)`) reads each file through streams,
 * which takes longer than all else that is done for an answer with a picture.
 */
import { randomUUID } from 'node:crypto';

export interface Encoded {
  readonly type: string;
  readonly bytes: Buffer;
}

/** @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
export async function formToBytes(form: FormData): Promise<Encoded> {
  const boundary = `salary-bot-${randomUUID()}`;
  const parts: (string | Uint8Array)[] = [];
  for (const [name, value] of form) {
    parts.push(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`);
    if (typeof value === 'string') parts.push('\r\n\r\n', value.replace(/\r\n|\r|\n/g, '\r\n'));
    else {
      const type = value.type === '' ? 'application/octet-stream' : value.type;
      parts.push(`; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`);
      parts.push(new Uint8Array(await value.arrayBuffer()));
    }
    parts.push('\r\n');
  }
  parts.push(`--${boundary}--\r\n`);
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '%22', '\r': '%0D', '\n': '%0A' };

function quoted(name: string): string {
  return name.replace(/["\r\n]/g, (character) => ESCAPES[character] ?? '');
}
