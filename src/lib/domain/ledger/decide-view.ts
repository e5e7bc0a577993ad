import { businessId } from '#domain/business/business.ts';
import { viewsMax } from '#domain/business/view.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { permitActive } from './permit.ts';
import type { Run } from './run.ts';

/** Whoever works here may save a question, since it changes nothing about invoices. */
export function saveView(run: Run, { id, view }: CommandOf<'saveView'>): readonly Refusal[] {
  const refusals = permitActive(run);
  const business = run.get('business', businessId);
  if (refusals.length > 0 || !business) return business ? refusals : [...refusals, notFound];
  const isFull = !Object.hasOwn(business.views, id) && Object.keys(business.views).length >= viewsMax;
  if (isFull) return [{ why: 'invalid', path: ['view'], problem: 'too_big' }];
  run.record({ kind: 'business', id: businessId }, 'view-saved', { id, view });
  return [];
}

export function removeView(run: Run, { id }: CommandOf<'removeView'>): readonly Refusal[] {
  const refusals = permitActive(run);
  const business = run.get('business', businessId);
  if (refusals.length > 0) return refusals;
  if (!business || !Object.hasOwn(business.views, id)) return [notFound];
  run.record({ kind: 'business', id: businessId }, 'view-removed', { id });
  return [];
}

const notFound: Refusal = { why: 'not-found', kind: 'business', id: businessId };
