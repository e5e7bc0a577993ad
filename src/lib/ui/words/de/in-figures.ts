import { figuresIn } from '#ui/words/figures.ts';
import { languages } from '#ui/words/language.ts';

export const inFigures = figuresIn(languages.de);
