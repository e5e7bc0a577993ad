import { figuresIn } from '../figures.ts';

export const inFigures = figuresIn('en-GB');
