/** A request's body: JSON, or multipart with `payload_json` beside `files[n]`. */
import type { IncomingMessage } from 'node:http';
import type { SentFile } from './recording.ts';
import { payloadsAt } from './world.ts';

export interface ReadBody {
  readonly body: unknown;
  readonly files: readonly SentFile[];
  /** The number in each file's field name, which `attachments` refers to. */
  readonly keys: readonly string[];
  /** Whether it could not be read as what it says it is. */
  readonly unreadable: boolean;
}

export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  try {
    if (type.startsWith('multipart/form-data')) return await readForm(bytes, type);
    const body: unknown = bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
    return { body, files: [], keys: [], unreadable: false };
  } catch {
    return { body: bytes.toString('utf8'), files: [], keys: [], unreadable: true };
  }
}

async function readForm(bytes: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const json = form.get('payload_json');
  const body: unknown = typeof json === 'string' ? JSON.parse(json) : Object.fromEntries(form);
  const files: SentFile[] = [];
  const keys: string[] = [];
  for (const [field, value] of form) {
    const [, key] = /^files?\[?(\d*)\]?$/.exec(field) ?? [];
    if (key === undefined || typeof value === 'string') continue;
    const content = Buffer.from(await value.arrayBuffer());
    keys.push(key);
    files.push({
      name: value.name,
      contentType: value.type,
      size: content.length,
      bytes: content,
      description: descriptionOf(body, key),
    });
  }
  return { body, files, keys, unreadable: false };
}

function descriptionOf(body: unknown, key: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const outer = body as Record<string, unknown>;
  // A callback has its message under `data`.
  const inner = typeof outer.data === 'object' && outer.data ? (outer.data as typeof outer) : outer;
  const described = payloadsAt(inner, 'attachments').find((one) => String(one.id) === key)?.description;
  return typeof described === 'string' ? described : undefined;
}
