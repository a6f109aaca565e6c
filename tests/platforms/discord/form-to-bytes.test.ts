/** A form as bytes is read back as the form that it was. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formToBytes } from '../../../src/platforms/discord/form-to-bytes.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const file = fc.record({ name: fc.string({ minLength: 1 }), bytes: fc.uint8Array({ maxLength: 300 }) });

/** Lines end as forms have it. */
const asSent = (value: string): string => value.replace(/\r\n|\r|\n/g, '\r\n');

it('has every text and every file, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(text, file), { minLength: 1, maxLength: 5 }), async (values) => {
      const form = new FormData();
      for (const [i, value] of values.entries()) {
        if (typeof value === 'string') form.append(`text[${i}]`, value);
        else form.append(`files[${i}]`, new Blob([value.bytes], { type: 'image/png' }), value.name);
      }
      const { type, bytes } = await formToBytes(form);
      const read = await new Response(bytes, { headers: { 'content-type': type } }).formData();
      expect([...read.keys()]).toEqual([...form.keys()]);
      for (const [i, value] of values.entries()) {
        if (typeof value === 'string') {
          expect(read.get(`text[${i}]`)).toBe(asSent(value));
          continue;
        }
        const sent = read.get(`files[${i}]`);
        if (!(sent instanceof File)) throw new Error('No file.');
        expect(sent.type).toBe('image/png');
        expect(new Uint8Array(await sent.arrayBuffer())).toEqual(new Uint8Array(value.bytes));
      }
    }),
    { numRuns: 200 },
  );
});

it('keeps what is in a name from ending it', async () => {
  const form = new FormData();
  form.append('a"b\r\nc', 'text');
  form.append('files[0]', new Blob(['x']), 'pay "now"\n.png');
  const { bytes } = await formToBytes(form);
  const said = bytes.toString();
  expect(said).toContain('name="a%22b%0D%0Ac"');
  expect(said).toContain('filename="pay %22now%22%0A.png"');
  expect(said).toContain('Content-Type: application/octet-stream');
});
