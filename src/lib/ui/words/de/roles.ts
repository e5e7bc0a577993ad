import type { roles as en } from '#ui/words/en/roles.ts';

/** Where the roles of a workflow are made one's own. */
export const roles: typeof en = {
  title: 'Rollen',
  lead: 'Eine Rolle ist eine Gruppe von Rechten. Wer mehrere Rollen hat, darf alles, was eine davon erlaubt. Kein Recht schließt ein anderes ein.',
  honest: 'Rollen leiten die Arbeit und schützen nichts: Wer dieses Gerät öffnen kann, kann unter jedem Namen handeln.',
  add: 'Rolle hinzufügen',
  addTitle: 'Neue Rolle',
  name: 'Name',
  nameHint: 'Was jemand hier ist: „Geschäftsleitung“, „Buchhaltung“.',
  addNow: 'Rolle hinzufügen',
  added: (label: string): string => `„${label}“ hinzugefügt.`,
  edit: (label: string): string => `„${label}“ bearbeiten`,
  actions: (label: string): string => `Aktionen für „${label}“`,
  permissions: 'Was sie darf',
  nothing: 'Noch nichts',
  own: (permission: string): string => `${permission} (nur Eigenes)`,
  reach: (permission: string): string => `Reichweite von „${permission}“`,
  scopes: { all: 'Alles', own: 'Nur Eigenes' },
  ownMeans: 'Eigenes ist, was jemand angelegt hat oder als Trainer betreut.',
  holders: 'Wer sie derzeit hat',
  heldBy: (names: string): string => `Derzeit: ${names}`,
  heldByNobody: 'Derzeit hat sie keine aktive Person',
  signs: (stages: readonly number[]): string =>
    stages.length === 1
      ? `Unterschreibt Freigabestufe ${stages[0] ?? ''}`
      : `Unterschreibt die Freigabestufen ${stages.join(', ')}`,
  toPeople: 'Rollen unter Personen vergeben und entziehen',

  youLose: (permissions: string): string =>
    `Sobald dies veröffentlicht ist, haben Sie folgende Rechte nicht mehr: ${permissions}.`,
  lastAdmin: 'Das kann nicht veröffentlicht werden',

  remove: 'Löschen',
  removeTitle: (label: string): string => `„${label}“ löschen`,
  removeNow: 'Rolle löschen',
  removed: (label: string): string => `„${label}“ im Entwurf gelöscht.`,
  inUse: 'Geben Sie diesen Personen zuerst eine andere Rolle, damit niemand ungefragt ohne Rolle bleibt.',
  wouldLose: (name: string, permissions: string): string => `${name} würde verlieren: ${permissions}`,
  wouldKeep: (name: string): string => `${name} würde nichts verlieren: Andere Rollen erlauben dasselbe`,
  stageAlone: (n: number): string =>
    `Freigabestufe ${n} nennt nur diese Rolle. Danach könnten dort alle mit Freigaberecht unterschreiben.`,
  stageShared: (n: number): string => `Freigabestufe ${n} würde von dieser Rolle nicht mehr unterschrieben.`
};
