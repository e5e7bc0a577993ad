/** What stands in the workflows that the app ships, by its English text; missing: as it is. */
export const presetTexts: Readonly<Record<string, string>> = {};

/** What is written in the sample, by its English text; missing: as it is. */
export const sampleTexts: Readonly<Record<string, string>> = {};
