/**
 * How far apart two colours look: 0 (the same) to 1 (black and white), as a distance in OKLab. Colours are written
 * "#rrggbb".
 */
export function colorDistance(one: string, other: string): number {
  const [left, right] = [oklab(one), oklab(other)];
  return Math.hypot(...left.map((value, axis) => value - (right[axis] ?? 0)));
}

type Lab = readonly [lightness: number, greenRed: number, blueYellow: number];

/** The matrices are those of OKLab's definition (Björn Ottosson, 2020), for linear sRGB. */
function oklab(color: string): Lab {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255)
  );
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  ];
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
