/** Encryption at rest for installations: who reads the database without the secret learns no token. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

export interface Seal {
  /** @param owner whose text it is: it opens for the same owner alone */
  close(text: string, owner: readonly string[]): string;
  /** Undefined when it was sealed with another secret, for another owner, by a later version, or changed since. */
  open(sealed: string, owner: readonly string[]): string | undefined;
}

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Fixed, so that all processes derive the same key; what keeps the key is the secret. */
const SALT = 'salary-bot installations';

/** Derives the key, once: it takes some tens of milliseconds, on purpose. */
export async function createSeal(secret: string): Promise<Seal> {
  const key = await deriveKey(secret);
  return {
    close(text, owner) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(owner));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [VERSION, ...[nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(
        '.',
      );
    },
    open(sealed, owner) {
      const [version, ...parts] = sealed.split('.');
      const [nonce, body, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== VERSION || !nonce || !body || !tag) return undefined;
      try {
        const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
          .setAAD(boundTo(owner))
          .setAuthTag(tag);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function boundTo(owner: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([VERSION, ...owner]));
}

function deriveKey(secret: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, SALT, KEY_BYTES, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
