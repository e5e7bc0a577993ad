import type { Page } from '@playwright/test';
import { expect } from '../e2e/fixtures.ts';
import { stored } from '../e2e/stored.ts';
import { beginAs, expectStatus, moveOn, writeInvoice } from '../e2e/writing.ts';

/** One command, as the person who waits for it knows it. */
export interface Step {
  readonly name: string;
  /** As the history calls it. */
  readonly command: 'recordPayment' | 'undo';
}

/** What the page tells of each command. */
export interface Listener {
  /** The button that gives it is about to be pressed. */
  begun?: (step: Step) => void;
  /** Its promise was kept, and the screen has said so; the next one waits until this is known. */
  acknowledged: (step: Step) => void;
}

/** An invoice that is sent, and large enough to be paid in very many parts. */
export async function beginWithInvoice(page: Page): Promise<void> {
  await beginAs(page, 'Small business');
  await writeInvoice(page, { client: 'Lovelace Ltd', price: '900000' });
  await moveOn(page, 'Mark as sent');
  await expectStatus(page, 'Sent');
}

/** Lets this page tell of each command; asked once a page. */
export async function listenTo(page: Page, { begun, acknowledged }: Listener): Promise<void> {
  await page.exposeBinding('begun', (_, step: Step) => begun?.(step));
  await page.exposeBinding('acknowledged', (_, step: Step) => acknowledged(step));
}

/**
 * Works on the page of the invoice by its own buttons, as fast as the app answers: payments in part, then one in full,
 * which the rules answer with a move, then all of that taken back. It ends after so many steps, or with the page.
 */
export function workOn(page: Page, { round, steps }: { round: string; steps: number }): Promise<void> {
  return page.evaluate(
    async ([round, steps]) => {
      const { begun, acknowledged } = window as unknown as Record<keyof Listener, (step: Step) => Promise<void>>;

      for (let at = 0; at < steps; at += 1) {
        const step: Step = { name: `${round}-${at}`, command: at % 4 === 3 ? 'undo' : 'recordPayment' };
        if (step.command === 'undo') await undoLast(step);
        else await pay(step, { isFull: at % 4 === 2 });
        await acknowledged(step);
      }

      async function pay(step: Step, { isFull }: { isFull: boolean }): Promise<void> {
        (await until(() => button(document, 'Record a payment'))).click();
        const dialog = await until(() => document.querySelector('dialog[open]'));
        // The dialog offers what is due, and nothing once that was paid before the browser ended.
        const amount = field(dialog, 'Amount');
        if (!isFull || amount.value === '') type(amount, '1');
        type(field(dialog, 'Note'), step.name);
        const save = await until(() => button(dialog, 'Record the payment'));
        // It closes when the command is done, and stays open when it is refused.
        const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
        void begun(step);
        save.click();
        await closed;
      }

      async function undoLast(step: Step): Promise<void> {
        const before = new Set(notices());
        const undo = await until(() => button(notices().at(-1), 'Undo'));
        void begun(step);
        undo.click();
        await until(() => notices().some((one) => !before.has(one) && one.textContent.includes('Undone.')));
      }

      function notices(): Element[] {
        return [...document.querySelectorAll('[aria-label="Notices"] .toast')];
      }

      function button(within: ParentNode | undefined, name: string): HTMLButtonElement | undefined {
        return [...(within?.querySelectorAll('button') ?? [])].find((one) => one.textContent.trim() === name);
      }

      function field(within: ParentNode, label: string): HTMLInputElement {
        const labelled = [...within.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(label));
        return document.getElementById(labelled?.htmlFor ?? '') as HTMLInputElement;
      }

      function type(input: HTMLInputElement, text: string): void {
        input.focus();
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        input.blur();
      }

      function until<T>(found: () => T | false | null | undefined): Promise<T> {
        return new Promise((resolve) => {
          const look = (): void => {
            const it = found();
            if (it === false || it === null || it === undefined) return;
            observer.disconnect();
            resolve(it);
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          look();
        });
      }
    },
    [round, steps] as const
  );
}

/** The history as it lies in the database, in the order in which it came. */
export async function commitsIn(page: Page): Promise<readonly StoredCommit[]> {
  const parts = (await stored(page, 'commits')) as (StoredCommit & { seq: number })[];
  return parts.sort((left, right) => left.seq - right.seq);
}

export interface StoredCommit {
  readonly n: number;
  readonly part: number;
  readonly command: string;
  readonly events: readonly object[];
}

/** Asks the app itself, as a person would; gives what it says. */
export async function isIntact(page: Page): Promise<boolean> {
  await page.goto('/settings/storage');
  await page.getByRole('button', { name: 'Check integrity' }).click();
  const passed = page.getByText(/^Intact:/);
  const found = page.getByRole('region', { name: /as (it|they) should be/ });
  await expect(passed.or(found)).toBeVisible();
  return passed.isVisible();
}
