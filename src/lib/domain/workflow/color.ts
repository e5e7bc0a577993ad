/** Colours that say what they usually say (B63), and one that says nothing yet; any other may be chosen. */
export const suggestedColors = {
  blue: '#2f6fdb',
  amber: '#b7791f',
  green: '#2e8b57',
  purple: '#7c4ddb',
  red: '#cf3f45',
  grey: '#78818f'
} as const;
export type SuggestedColor = keyof typeof suggestedColors;
