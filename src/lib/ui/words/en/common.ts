import { lower } from './sentence.ts';

/** What several pages, and the components themselves, say. */
export const common = {
  optional: '(optional)',
  whyLocked: (field: string): string => `Why is “${field}” locked?`,
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  dismiss: 'Dismiss',
  loading: 'Loading',
  skipToContent: 'Skip to content',
  mainNavigation: 'Main',
  back: 'Back',
  notices: 'Notices',
  more: 'More',
  morePlaces: 'More places',
  moreCount: (count: number): string => `${count} more`,
  none: 'None',
  chooseDay: (label: string): string => `${label}: choose from a calendar`,
  typeDay: (label: string): string => `${label}: type the day`,
  suggestions: (label: string): string => `${label}: suggestions`,
  create: (text: string): string => `Create “${text}”`,
  /** Somebody's own words within a sentence. */
  quoted: (text: string): string => `“${text}”`,
  /** A name that somebody gave, in the middle of a sentence. */
  within: lower,
  and: (parts: readonly string[]): string =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`,
  or: (parts: readonly string[]): string =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1) ?? ''}`,
  shortcuts: {
    title: 'Keyboard shortcuts',
    single: 'Use shortcuts of a single key',
    singleHint: 'Turn this off if keys do things while you dictate or type with one hand.',
    everywhere: 'Everywhere',
    then: 'then',
    show: 'Show all shortcuts'
  },
  /** Where one record was changed in two places. */
  elsewhere: {
    safe: 'Nothing was overwritten. What you typed is still here.',
    nowSays: (field: string, value: string): string =>
      value === '' ? `${field} is empty now` : `${field} now says “${value}”`,
    keepMine: 'Save mine',
    takeTheirs: 'Take theirs'
  },
  errors: {
    safe: 'Everything that was saved before is still safe on this device.',
    retry: 'Try again'
  }
};
