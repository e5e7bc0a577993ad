import type { PresetId } from '#domain/workflow/preset-id.ts';
import type { welcome as en } from '#ui/words/en/welcome.ts';

const presets: Record<PresetId, string> = {
  'small-business': 'Sie schreiben die Rechnung, verschicken sie und erhalten Ihr Geld.',
  agency: 'Jemand gibt die Rechnung frei, bevor der Kunde sie sieht.',
  training: 'Rechnungen folgen Workshops, vom Entwurf über die Prüfung bis zur Endfassung.'
};

/** The first visit. */
export const welcome: typeof en = {
  title: 'Willkommen bei Docket',
  lead: 'Rechnungen, die Ihren eigenen Ablauf durchlaufen. Alles bleibt auf diesem Gerät: kein Konto, kein Server, kein Netz.',
  how: 'Wie arbeiten Sie?',
  presets,
  account: 'Was sind Sie?',
  accountHint: 'Davon hängt ab, welche Rechnungen Sie ausstellen und welche Sie erhalten.',
  you: 'Über Sie',
  name: 'Ihr Name',
  nameHint: 'Damit der Verlauf sagen kann, wer was getan hat.',
  business: 'Name des Unternehmens',
  businessHint: 'Er steht auf Ihren Rechnungen. Die Adresse können Sie später ergänzen.',
  currency: 'Währung',
  start: 'Mit leerer Liste beginnen',
  sample: 'Mit Beispieldaten umsehen',
  sampleHint: 'Die Beispieldaten sind von Ihren eigenen Daten getrennt, und ein Tippen genügt, um sie zu verlassen.',
  preparing: 'Beispielrechnungen für ein halbes Jahr werden geschrieben …',
  failed: 'Das konnte nicht gespeichert werden',
  lifecycle: (preset) => `Status von „${preset}“`,
  me: 'Ich'
};
