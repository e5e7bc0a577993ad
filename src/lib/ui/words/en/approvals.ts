/** What waits for one's signature, and who signs in one's place. */
export const approvals = {
  title: 'To approve',
  count: (count: number): string => (count === 1 ? '1 invoice' : `${count} invoices`),
  /** Where more wait than are listed. */
  stage: (step: { n: number; of: number }): string => `Stage ${step.n} of ${step.of}`,
  inPlaceOf: (person: string): string => `in place of ${person}`,
  asked: (who: string): string => `${who} asked`,
  since: (when: string): string => `since ${when}`,
  approve: 'Approve',
  /** After the name of the button, for ears: which one of them. */
  which: (invoice: { party: string; amount: string }): string => `${invoice.party}, ${invoice.amount}`,
  failed: 'This was not approved',

  away: {
    title: 'While you are away',
    none: 'Somebody else can sign in your place until a day of your choice.',
    given: (step: { who: string; until: string }): string => `${step.who} signs in your place until ${step.until}.`,
    received: (step: { who: string; until: string }): string => `You sign in place of ${step.who} until ${step.until}.`,
    end: 'End it',
    add: 'Let somebody sign for me',
    failed: 'This was not done',
    ended: 'Ended. Everybody signs for themselves again.',
    dialog: {
      title: 'Let somebody sign in your place',
      explain:
        'They sign for you, and the history says so. Nobody signs what either of you last changed. You can still sign yourself, and end this at any time.',
      person: 'Who',
      choose: 'Choose somebody',
      notChosen: 'Choose who signs in your place.',
      until: 'Last day',
      untilHint: 'It ends by itself after this day.',
      dayPast: 'That day is over. Choose today or a later day.',
      save: 'Let them sign',
      done: (step: { who: string; until: string }): string => `${step.who} signs in your place until ${step.until}.`
    }
  }
};
