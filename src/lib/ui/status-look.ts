import type { Group } from '#domain/workflow/document.ts';
import { visibleOn } from './contrast.ts';

type Shape = 'ring' | 'half' | 'full' | 'crossed';

const shapeByGroup: Record<Group, Shape> = {
  ACTIVE: 'ring',
  APPROVAL: 'half',
  COMPLETED: 'full',
  CANCELLED: 'crossed'
};

const circle = (radius: number): string =>
  `M${6 - radius} 6a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;

/** A line, and what is filled: the same two elements for each shape, so that a list is drawn anew without making any. */
const drawings: Record<Shape, { readonly line: string; readonly filled: string }> = {
  ring: { line: circle(4.75), filled: '' },
  half: { line: circle(4.75), filled: 'M6 1.25a4.75 4.75 0 0 1 0 9.5z' },
  full: { line: '', filled: circle(5.5) },
  crossed: { line: `${circle(4.75)}M2.75 9.25l6.5-6.5`, filled: '' }
};

/** The surfaces with the least room for contrast, `surface-selected` by day and by night. */
const surface = { light: '#e8effd', dark: '#1d2b49' };

/** How the sign of a status is drawn. */
interface Look {
  readonly shape: Shape | 'dashed';
  readonly line: string;
  readonly filled: string;
  readonly style: string;
}

/** A workflow has few signs, and each row of a list shows one. */
const looks = new Map<string, Look>();

export function lookOf(color: string, group: Group | null): Look {
  const key = `${color} ${group ?? ''}`;
  const look = looks.get(key) ?? drawn(color, group);
  looks.set(key, look);
  return look;
}

function drawn(color: string, group: Group | null): Look {
  const shape = group === null ? 'dashed' : shapeByGroup[group];
  const [light, dark] = [visibleOn(color, surface.light, 3), visibleOn(color, surface.dark, 3)];
  return {
    shape,
    ...drawings[shape === 'dashed' ? 'ring' : shape],
    style: `--status-light: ${light}; --status-dark: ${dark}`
  };
}
