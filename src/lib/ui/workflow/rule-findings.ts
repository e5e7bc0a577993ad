import type { Workflow } from '#domain/workflow/document.ts';
import type { Finding } from '#domain/workflow/proof/finding.ts';
import { explainFindings } from './findings.ts';

export interface RuleFinding {
  /** The part of the rule beside which it stands, since that is what would be changed. */
  readonly about: 'on' | 'if' | 'then';
  readonly sentence: string;
}

/** What the proof of a workflow says of one of its rules, in words. */
export function findingsOfRule(workflow: Workflow, findings: readonly Finding[], id: string): RuleFinding[] {
  return findings.flatMap((finding) => {
    const about = partIn(workflow, finding, id);
    return about ? explainFindings(workflow, [finding]).map(({ sentence }) => ({ about, sentence })) : [];
  });
}

function partIn(workflow: Workflow, finding: Finding, id: string): RuleFinding['about'] | null {
  switch (finding.why) {
    case 'rule-idle':
      if (finding.rule !== id) return null;
      return ({ trigger: 'on', condition: 'if', effect: 'then', signature: 'then' } as const)[finding.because];
    case 'rule-loop':
    case 'rules-unproved':
      return finding.rules.includes(id) ? 'on' : null;
    case 'slot-empty':
      return finding.rules.includes(id) ? 'then' : null;
    case 'always-blocked':
      return finding.rule === id ? 'then' : null;
    case 'unknown-fact':
      return finding.at.in === 'rule' && finding.at.rule === id ? 'if' : null;
    case 'dangling': {
      if (finding.at.in !== 'rule' || finding.at.rule !== id) return null;
      return isAimedAt(workflow, id, finding.id) ? 'then' : 'if';
    }
    default:
      return null;
  }
}

/** Whether a rule does something with what is missing, rather than ask for it. */
function isAimedAt({ rules }: Workflow, id: string, missing: string): boolean {
  const effects = rules.find((rule) => rule.id === id)?.then ?? [];
  return effects.some((effect) => {
    if (effect.do === 'create-invoice') return effect.type === missing;
    return (
      effect.do === 'move' && typeof effect.to === 'object' && 'status' in effect.to && effect.to.status === missing
    );
  });
}
