/** What waits for a person, on the first page: among it what devices did apart, with both sides and a choice each. */
export const inbox = {
  intro: 'Nothing here is lost. Where two devices did different things, one side stands until you decide.',
  empty: 'Nothing waits for you.',
  from: (title: string): string => `For “${title}”`,
  settled: (side: string): string => `Settled: ${side}.`,
  failed: 'This cannot be settled so',
  afterMerge: (count: number): string =>
    count === 1
      ? 'One thing was done differently on two devices: it waits on Home.'
      : `${count} things were done differently on two devices: they wait on Home.`,
  byPerson: (side: { who: string; when: string }): string => `${side.who}, ${side.when}`,
  byRule: (side: { rule: string; when: string }): string => `Rule “${side.rule}”, ${side.when}`,
  because: (reason: string): string => `“${reason}”`,

  moved: {
    title: (base: string | null): string =>
      base === null ? 'Two devices moved it apart' : `Two devices moved it from ${base} to different statuses`,
    keep: (status: string): string => `Keep ${status}`,
    take: (status: string): string => `Take ${status}`
  },
  paid: {
    title: 'Cancelled on one device, paid at another',
    keep: (amount: string): string => `It stays cancelled; ${amount} has to be paid back.`,
    take: (amount: string): string => `It is valid again, and ${amount} counts.`
  },
  signed: {
    title: 'Approved on one device, changed at another',
    now: 'As it is now',
    keep: 'Keep the change',
    keepDetail: (total: string): string => `It comes to ${total}, and has to be approved again.`,
    then: 'As it was approved',
    take: 'Take back the change',
    takeDetail: (side: { total: string; by: string }): string => `It came to ${side.total}. Approved by ${side.by}.`
  },
  changed: {
    title: 'Completed on one device, changed at another',
    now: 'With the change',
    keep: 'Keep the change',
    keepDetail: (total: string): string => `It comes to ${total}. What has left already says something else.`,
    then: 'As it was completed',
    take: 'Take back the change',
    takeDetail: (total: string): string => `It came to ${total}.`
  },
  edited: {
    title: 'Two devices changed the same',
    payment: (day: string): string => `Payment of ${day}`,
    keep: 'Keep this',
    keepDetail: 'It stands now.',
    take: 'Take this',
    takeDetail: 'This was entered, too.',
    nothing: 'Nothing'
  },
  numberedTwice: {
    title: 'Two devices gave it a number',
    keep: (number: string): string => `Keep ${number}`,
    take: (number: string): string => `Take ${number}`,
    keepDetail: 'It stands on the invoice now.',
    takeDetail: 'It was given at the same time, and may stand on what has left.',
    note: 'The other number stays on record, and is never given again.'
  },
  ended: {
    title: 'It came to its end on one device, and was given other dates on another',
    over: 'It is over',
    keep: 'Leave it and its invoices as they stand',
    takesPlace: 'It takes place',
    take: 'Go by the new dates'
  },
  deleted: {
    title: 'Deleted on one device, worked on at another',
    kept: 'It is still here',
    gone: 'Deleted',
    keep: 'Keep it',
    take: 'Delete it',
    keepDetail: 'With all that was done since.'
  },
  crosswise: {
    title: 'Two devices merged two clients, each into the other',
    keep: 'Keep this one',
    detail: 'The other one becomes a part of it, with all its invoices.'
  },
  clash: {
    title: (number: string): string => `Two invoices bear the number ${number}`,
    note: 'What a client has already got is best left as it is.',
    renumber: 'Give this one the next number',
    both: 'Leave both as they are',
    bothTitle: 'Both keep it',
    bothDetail: 'For instance because both have gone out.'
  },
  workflow: {
    title: 'Two devices published a workflow',
    inForce: 'In force now',
    waiting: 'Published at the same time',
    keep: (label: string): string => `Keep “${label}”`,
    take: (label: string): string => `Take “${label}”`,
    successors: 'This version does not know every status that invoices stand in. Choose where they are to stand.'
  },
  groups: {
    decisions: 'To decide',
    blocked: 'Could not go on',
    drift: 'Differs from where it came from',
    tasks: 'To do',
    review: 'To review',
    overdue: 'Overdue'
  },
  leads: {
    blocked: 'A rule wanted to go on, and something stood in the way.',
    drift: 'What these came from has changed, and they keep what they say.',
    review: 'Somebody looks at these before they go on.'
  },
  count: (count: number): string => (count === 1 ? '1 thing' : `${count} things`),
  all: (count: number): string => `All ${count} …`,
  fewer: 'Fewer',
  /** More wait than are shown. */
  first: (count: number): string => `These are the first ${count}. The others come up as these are done.`,
  pay: 'Record a payment',
  remind: 'Remind',
  open: 'Open'
};
