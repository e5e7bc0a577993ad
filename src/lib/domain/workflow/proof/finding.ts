import type { SuggestedColor } from '#domain/workflow/color.ts';
import type { Facts } from '#domain/condition/condition.ts';
import type { Slot, Trigger } from '#domain/workflow/document.ts';
import type { Actor } from './graph.ts';
import type { Origin } from './start.ts';

/** What a proof of a workflow finds, as plain data: the words for it live with the screens. */
export type Finding = Fault | Hint;

/** Whose statuses a finding is about, where these are not those of invoices. */
interface About {
  readonly of?: 'job';
}

/** It keeps a workflow from being published. `moves` are places in `moves` of the document. */
export type Fault = About & AnyFault;

type AnyFault =
  /** No invoice ever gets here. */
  | { readonly why: 'unreachable'; readonly status: string }
  /** B20: invoices begin here, completed, cancelled or in approval before anybody has worked on them. */
  | { readonly why: 'start-not-active'; readonly status: string }
  /** An invoice that is here is never completed. */
  | { readonly why: 'dead-end'; readonly status: string; readonly path: Path | null }
  /** BR3: an invoice gets here although these stages apply to it and are not signed. */
  | { readonly why: 'unsigned'; readonly status: string; readonly stages: readonly number[]; readonly path: Path }
  /** BR1: something aims at a position that no status holds. */
  | {
      readonly why: 'slot-empty';
      readonly slot: Slot;
      /** `not-positive`: there are statuses in APPROVAL, but an approved invoice belongs in none of them. */
      readonly because: 'no-status' | 'not-positive';
      readonly rules: readonly string[];
      readonly moves: readonly number[];
    }
  /** BR2: a rule that is on and never does anything. */
  | {
      readonly why: 'rule-idle';
      readonly rule: string;
      readonly because: 'trigger' | 'condition' | 'effect' | 'signature';
    }
  /** BR23: rules that set each other off for ever, in the order in which they do; what begins it, and where. */
  | {
      readonly why: 'rule-loop';
      readonly rules: readonly string[];
      readonly trigger: Trigger;
      readonly status: string;
    }
  /** BR23: so many rules that move things may set each other off that nobody can say whether they come to an end. */
  | { readonly why: 'rules-unproved'; readonly rules: readonly string[] }
  /** Two buttons that say the same and do different things. */
  | { readonly why: 'same-label'; readonly status: string; readonly label: string; readonly moves: readonly number[] }
  /** Signatures count by the number of their stage: one would count for both. */
  | { readonly why: 'stage-twice'; readonly stage: number }
  | { readonly why: 'dangling'; readonly what: Named; readonly id: string; readonly at: Place }
  /** BR17: nobody knows what this tests. */
  | { readonly why: 'unknown-fact'; readonly fact: string; readonly at: Place };

/** It is worth a look (B55–B58). */
export type Hint = About & AnyHint;

type AnyHint =
  /** Going forward opens again what was closed. */
  | { readonly why: 'more-open'; readonly move: number; readonly from: string; readonly to: string }
  | { readonly why: 'alike-colors'; readonly statuses: readonly [string, string] }
  /** B63: its colour usually says something else. */
  | { readonly why: 'unusual-color'; readonly status: string; readonly color: MeantColor }
  | { readonly why: 'stage-gap'; readonly missing: readonly number[] }
  | { readonly why: 'many-statuses'; readonly count: number; readonly max: number }
  /** No invoice gets here, and nothing else names it. */
  | { readonly why: 'unused'; readonly status: string }
  /** On the facts that were given, the rule has always left a blocked item. */
  | { readonly why: 'always-blocked'; readonly rule: string; readonly tried: number };

/** A colour that usually says something: amber is for whatever else there is. */
export type MeantColor = Exclude<SuggestedColor, 'amber'>;

export type Named = 'status' | 'role' | 'type' | 'account' | 'stage' | 'person';

/** Where in the document. */
export type Place =
  | { readonly in: 'move'; readonly move: number }
  | { readonly in: 'rule'; readonly rule: string }
  | { readonly in: 'start'; readonly origin: Origin | null; readonly type: string | null }
  | { readonly in: 'status'; readonly status: string }
  | { readonly in: 'stage'; readonly stage: number }
  | { readonly in: 'type'; readonly type: string }
  | { readonly in: 'account'; readonly account: string };

export interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

/** How an invoice gets somewhere, each step by what one command does. There is no shorter one. */
export interface Path {
  readonly start: {
    readonly status: string;
    readonly origin: Origin;
    readonly type: string;
    readonly amount: Amount;
  };
  readonly steps: readonly Step[];
}

/** `facts`: under which the step is open. */
export type Step =
  | {
      readonly do: 'move';
      readonly from: string;
      readonly to: string;
      /** Place in `moves`. */
      readonly way: number;
      readonly actor: Actor;
      readonly facts: Facts;
    }
  | {
      /** As many sign as the stage asks for. `then`: the move that this completes (BR3). */
      readonly do: 'sign';
      readonly from: string;
      readonly stage: number;
      readonly then: { readonly to: string; readonly way: number } | null;
      readonly facts: Facts;
    }
  /** Money is edited, so that no signature counts any more (BR10). */
  | { readonly do: 'edit'; readonly from: string; readonly amount: Amount };

/** Whether a finding keeps a workflow from being published. */
export function isFault(finding: Finding): finding is Fault {
  return severities[finding.why] === 'fault';
}

const severities: Record<Finding['why'], 'fault' | 'hint'> = {
  unreachable: 'fault',
  'start-not-active': 'fault',
  'dead-end': 'fault',
  unsigned: 'fault',
  'slot-empty': 'fault',
  'rule-idle': 'fault',
  'rule-loop': 'fault',
  'rules-unproved': 'fault',
  'same-label': 'fault',
  'stage-twice': 'fault',
  dangling: 'fault',
  'unknown-fact': 'fault',
  'more-open': 'hint',
  'alike-colors': 'hint',
  'unusual-color': 'hint',
  'stage-gap': 'hint',
  'many-statuses': 'hint',
  unused: 'hint',
  'always-blocked': 'hint'
};
