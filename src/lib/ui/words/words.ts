import { en, type Words } from './en.ts';

/** All that the app says, in the current language. A second language is a second object of the same type. */
export const words: Words = en;
