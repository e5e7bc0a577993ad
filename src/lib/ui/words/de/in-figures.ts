import { figuresIn } from '#ui/words/figures.ts';

export const inFigures = figuresIn('de-DE');
