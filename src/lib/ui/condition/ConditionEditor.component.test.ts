import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { anyCondition } from '#tests/builders/conditions.ts';
import type { Condition } from '#domain/condition/condition.ts';
import { presets } from '#domain/workflow/presets.ts';
import ConditionEditor from './ConditionEditor.svelte';

const about = { label: 'Asked', workflow: presets.agency, currency: 'EUR', today: '2026-03-01' };

/** The editor over a condition that goes on with what it gave last, as a form does. */
function edit(condition: Condition) {
  let now = condition;
  const onchange = vi.fn((next: Condition) => {
    now = next;
    void view.rerender({ condition: next });
  });
  const view = render(ConditionEditor, { ...about, condition, onchange });
  return { now: () => now, onchange, user: userEvent.setup(), part: (name: string) => within(group(name)) };
}

function group(name: string): HTMLElement {
  return screen.getByRole('group', { name });
}

function optionsOf(select: HTMLElement): string[] {
  return within(select)
    .getAllByRole('option')
    .map((option) => option.textContent);
}

describe('a condition in its editor', () => {
  test('is shown in full and changed by nobody, whatever it says', () => {
    fc.assert(
      fc.property(anyCondition(), (condition) => {
        const { onchange } = edit(condition);
        expect(onchange).not.toHaveBeenCalled();
        expect(screen.queryAllByLabelText('What is looked at')).toHaveLength(testsIn(condition));
        cleanup();
      }),
      // Amounts are whole minor units, and a file may still say otherwise.
      { numRuns: 10, examples: [[{ field: 'net-received', op: 'is', value: [1.5] }]] }
    );
  });

  test('is the same again where what was added is deleted', async () => {
    const condition: Condition = { all: [{ field: 'colour', op: 'contains', value: [1, 'x'] }, { any: [] }] };
    const { now, user, part } = edit(condition);
    await user.click(screen.getAllByRole('button', { name: 'Add a condition' }).at(-1)!);
    expect(now()).toEqual({
      all: [...condition.all, { field: 'total', op: 'more-than', value: 0 }]
    });
    await user.click(part('Condition 3').getByRole('button', { name: 'Delete condition 3' }));
    expect(now()).toEqual(condition);
  });

  test('is said in words beneath, and that nothing is asked where it is empty', async () => {
    const { user } = edit({ all: [] });
    expect(screen.getByText('Nothing is asked: it always holds.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Add a condition' }));
    expect(screen.getByText('It holds where the total is more than 0.')).toBeInTheDocument();
  });

  test('offers operators that mean something for what is looked at, and values that there are', async () => {
    const { now, user, part } = edit({ field: 'total', op: 'more-than', value: 100 });
    const row = part('Condition 1');
    await user.selectOptions(row.getByLabelText('What is looked at'), 'Status');
    expect(optionsOf(row.getByLabelText('How'))).toEqual(['is', 'is not', 'is one of', 'is none of']);
    expect(optionsOf(row.getByLabelText('Value'))).toEqual(
      presets.agency.machines.invoice.statuses.map(({ label }) => label)
    );
    await user.selectOptions(row.getByLabelText('Value'), 'Paid');
    expect(now()).toEqual({ field: 'status', op: 'is', value: 'paid' });
    await user.selectOptions(row.getByLabelText('How'), 'is one of');
    await user.click(row.getByLabelText('Voided'));
    expect(now()).toEqual({ field: 'status', op: 'in', value: ['paid', 'voided'] });
  });

  test('takes amounts in the currency of the business, once they are whole', async () => {
    const { now, onchange, user } = edit({ field: 'total', op: 'more-than', value: 0 });
    const amount = screen.getByLabelText('Value');
    await user.clear(amount);
    await user.type(amount, '1,000.5');
    expect(onchange).not.toHaveBeenCalled();
    await user.tab();
    expect(now()).toEqual({ field: 'total', op: 'more-than', value: 100_050 });
    await user.clear(amount);
    await user.tab();
    expect(amount).toHaveValue('1,000.50');
    expect(now()).toEqual({ field: 'total', op: 'more-than', value: 100_050 });
  });

  test('speaks of days, and of yes and no, as one does', async () => {
    const { now, user } = edit({ field: 'due-day', op: 'more-than', value: '2026-02-28' });
    expect(screen.getByText('It holds where the due date is after Sat 28 Feb 2026.')).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('What is looked at'), 'Overdue');
    await user.selectOptions(screen.getByLabelText('Value'), 'no');
    expect(now()).toEqual({ field: 'overdue', op: 'is', value: false });
    expect(screen.getByText('It holds where it is not overdue.')).toBeInTheDocument();
  });

  test('shows what nobody knows as it is, says so, and keeps it', async () => {
    const { now, user, part } = edit({
      any: [
        { field: 'colour', op: 'is', value: 'red' },
        { field: 'status', op: 'is', value: 'gone' },
        { field: 'total', op: 'contains', value: 'much' }
      ]
    });
    expect(part('Condition 1').getByLabelText('What is looked at')).toHaveDisplayValue('“colour” (nothing says this)');
    expect(part('Condition 2').getByLabelText('Value')).toHaveDisplayValue('“gone” (does not exist)');
    expect(part('Condition 3').getByLabelText('How')).toHaveDisplayValue('contains (makes no sense here)');
    expect(part('Condition 3').getByLabelText('Value')).toHaveAccessibleDescription(/does not fit/);
    await user.selectOptions(screen.getByLabelText('How many of these must hold'), 'All of these hold');
    expect(now()).toEqual({
      all: [
        { field: 'colour', op: 'is', value: 'red' },
        { field: 'status', op: 'is', value: 'gone' },
        { field: 'total', op: 'contains', value: 'much' }
      ]
    });
  });

  test('has groups within groups, and one goes without the others', async () => {
    const { now, user, part } = edit({ field: 'client', op: 'present' });
    await user.click(screen.getByRole('button', { name: 'Add a group' }));
    await user.click(part('Group 2').getByRole('button', { name: 'Add a condition' }));
    await user.selectOptions(
      within(part('Group 2').getByRole('group', { name: 'Condition 1' })).getByLabelText('What is looked at'),
      'Overdue'
    );
    const plain: Condition = { field: 'total', op: 'more-than', value: 0 };
    expect(now()).toEqual({
      all: [{ field: 'client', op: 'present' }, { any: [{ field: 'overdue', op: 'is', value: true }, plain] }]
    });
    await user.click(screen.getByRole('button', { name: 'Delete group 2' }));
    expect(now()).toEqual({ all: [{ field: 'client', op: 'present' }] });
  });

  test('leaves what is half typed with the condition that it belongs to', async () => {
    const { user, part } = edit({
      all: [
        { field: 'total', op: 'more-than', value: 100 },
        { field: 'balance', op: 'more-than', value: 200 }
      ]
    });
    const broken = part('Condition 1').getByLabelText('Value');
    await user.clear(broken);
    await user.type(broken, 'lots');
    await user.click(part('Condition 1').getByRole('button', { name: 'Delete condition 1' }));
    expect(screen.getByLabelText('Value')).toHaveValue('2.00');
  });
});

function testsIn(condition: Condition): number {
  if ('not' in condition) return testsIn(condition.not);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  return parts ? parts.reduce((sum, part) => sum + testsIn(part), 0) : 1;
}
