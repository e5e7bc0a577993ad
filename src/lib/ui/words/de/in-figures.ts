import { figuresIn } from '../figures.ts';

export const inFigures = figuresIn('de-DE');
