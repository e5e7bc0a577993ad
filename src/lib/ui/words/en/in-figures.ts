import { figuresIn } from '#ui/words/figures.ts';

export const inFigures = figuresIn('en-GB');
