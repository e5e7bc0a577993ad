import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import StatusChip from './StatusChip.svelte';

test.each([
  ['ACTIVE', 'ring'],
  ['APPROVAL', 'half'],
  ['COMPLETED', 'full'],
  ['CANCELLED', 'crossed']
] as const)('the dot of a status in %s is a %s, so that it reads without colour', (group, shape) => {
  const { container } = render(StatusChip, { status: { label: 'Any name', color: '#2f6fde', group } });
  expect(container.querySelector('svg')).toHaveAttribute('data-shape', shape);
  expect(screen.getByText('Any name')).toBeVisible();
});

test('a colour too pale to be seen is shown as a shade of it that can be', () => {
  const { container } = render(StatusChip, { status: { label: 'Pale', color: '#fff8d0', group: 'COMPLETED' } });
  const svg = container.querySelector('svg');
  expect(svg?.style.getPropertyValue('--status-light')).not.toBe('#fff8d0');
  expect(svg?.style.getPropertyValue('--status-dark')).toBe('#fff8d0');
});
