import { sentence } from '#ui/words/en/sentence.ts';
import type { Called } from '#ui/words/en/called.ts';
import type { guide as en } from '#ui/words/en/guide.ts';

/** The workflow in force, explained to whoever works with it. */
export const guide: typeof en = {
  lead: ({ one }: Called): string =>
    `„${sentence(one)}“ steht immer in genau einem Status, und Übergänge führen von einem zum nächsten.`,
  noStatus: 'Kein Status hier.',
  sign: (sign: string): string => `${sign}.`,
  types: 'Rechnungsarten',
  begins: (status: string): string => `Eine neue beginnt in „${status}“.`,
  beginsIn: ({ one }: Called, status: string): string => `Neu angelegt, beginnt „${sentence(one)}“ in „${status}“.`,
  words: 'Was die Wörter bedeuten',
  override: {
    label: 'Ausnahme',
    description:
      'Ein Übergang an allen Regeln vorbei, mit Begründung, durch eine Person mit dem Recht zum Verwalten. Er bleibt im Verlauf.'
  },
  terms: [
    { label: 'Start', description: 'Eine von Hand geschriebene neue Rechnung beginnt hier.' },
    {
      label: 'Freigabestufe',
      description: 'Eine Rechnung kommt erst dorthin, wenn die Unterschriften dieser Freigabestufe geleistet sind.'
    },
    {
      label: 'Anfrage',
      description: 'Unterschriften sind angefragt. Um Beträge und Beteiligte zu ändern, wird die Anfrage zurückgezogen.'
    },
    { label: 'Ausgeglichen', description: 'Dort ist nichts mehr offen.' },
    { label: 'Neu berechnet', description: 'Ändert sich der Auftrag oder Workshop, folgt die Rechnung.' }
  ]
};
