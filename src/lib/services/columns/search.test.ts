import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Haystacks, wordsIn } from './search.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 6 });
const steps = fc.array(
  fc.oneof(
    fc.record({ put: fc.nat({ max: 7 }), text: letters }),
    fc.record({ ask: letters }),
    fc.record({ goOn: letters })
  ),
  { maxLength: 30 }
);

test('whatever was asked before, the same rows hold some words as if nothing had been', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const haystacks = new Haystacks();
      const texts: string[] = [];
      let asked = '';
      for (const step of all) {
        if ('put' in step) {
          const at = Math.min(step.put, texts.length);
          texts[at] = step.text;
          haystacks.put(at, step.text);
          continue;
        }
        asked = 'ask' in step ? step.ask : asked + step.goOn;
        const words = wordsIn(asked);
        const naive = texts.map((text) => (words.every((word) => text.includes(word)) ? 1 : 0));
        expect([...haystacks.holding(words)]).toEqual(naive);
      }
    })
  );
});
