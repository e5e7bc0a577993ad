/** The contrast of two colours by WCAG 2: 1 (the same) to 21 (black on white). Colours are written "#rrggbb". */
export function contrastRatio(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white: whichever reads better on the colour. One of them always has at least 4.5. */
export function inkOn(color: string): '#000000' | '#ffffff' {
  return contrastRatio(color, '#000000') >= contrastRatio(color, '#ffffff') ? '#000000' : '#ffffff';
}

/**
 * The colour itself where it stands out from the surface enough, else the nearest shade of it that does: darker on a
 * light surface, lighter on a dark one. So a pale yellow remains visible on white, and a navy blue at night.
 */
export function visibleOn(color: string, surface: string, ratio: number): string {
  const towards = inkOn(surface);
  for (let step = 0; step <= steps; step += 1) {
    const shade = mix(color, towards, step / steps);
    if (contrastRatio(shade, surface) >= ratio) return shade;
  }
  return towards;
}

const steps = 32;

function mix(color: string, towards: string, share: number): string {
  const ends = channels(towards);
  const mixed = channels(color).map((from, index) => Math.round(from + ((ends[index] ?? from) - from) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new RangeError(`not a colour: ${JSON.stringify(color)}`);
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
