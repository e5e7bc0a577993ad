/**
 * An id that says what its label says, and that none of `taken` has: "Sent to client" → `sent-to-client`. It stays when
 * the label changes, and fits the schema of ids whatever the label is. `otherwise`: where nothing of the label can be used.
 */
export function unusedId(label: string, taken: readonly string[], otherwise: 'status' | 'role' | 'rule'): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  const base = plain === '' ? otherwise : plain;
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}
