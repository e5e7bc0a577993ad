import { dayInFigures } from '#domain/calendar/format.ts';
import { formatAmount } from '#domain/money/format.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';

/** Formats that people ask for most; what the browser says itself is always one of the choices. */
const tags =
  'ar-EG bg-BG cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-US en-ZA es-ES es-MX et-EE fa-IR ' +
  'fi-FI fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hr-HR hu-HU it-CH it-IT ja-JP ko-KR lt-LT lv-LV nb-NO nl-BE nl-NL pl-PL ' +
  'pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sv-SE tr-TR uk-UA zh-CN zh-TW';

/** Choices for a select, each with an example: "Austrian German · 1.234,50 €, 30.11.2026". */
export function localeOptions({
  day,
  currency,
  browser,
  chosen
}: {
  day: string;
  currency: string;
  browser: string;
  chosen: string;
}): { readonly value: string; readonly label: string }[] {
  const text = words.settings.app;
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const example = (tag: string): string => `${formatAmount(123_450, currency, tag)}, ${dayInFigures(day, tag)}`;
  const known = tags.split(' ');
  const all = chosen === '' || known.includes(chosen) ? known : [...known, chosen];
  const options = all
    .map((tag) => ({ value: tag, name: names.of(tag) ?? tag }))
    .sort((left, right) => left.name.localeCompare(right.name, language))
    .map(({ value, name }) => ({ value, label: text.localeOption(name, example(value)) }));
  return [{ value: '', label: text.localeBrowser(example(browser)) }, ...options];
}
