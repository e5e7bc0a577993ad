import * as z from 'zod/mini';

export const kdf = 'PBKDF2-HMAC-SHA256';

/** Rounds that we take from what we did not write; more would only keep the device busy. */
export const iterationsSchema = z.int().check(z.gte(100_000), z.lte(10_000_000));

/** What tells whether a passphrase is the one that was chosen, without telling what it is. */
export const verifierSchema = z.strictObject({
  v: z.literal(1),
  kdf: z.literal(kdf),
  iterations: iterationsSchema,
  salt: z.string().check(z.maxLength(100)),
  bits: z.string().check(z.maxLength(100))
});
export type Verifier = z.infer<typeof verifierSchema>;
