interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * The page's policy (Trusted Types) refuses plain strings as script addresses; this vouches for one, and for no other.
 * Each policy has a name of its own, which svelte.config.js lists.
 */
export function trustedScriptUrl(policyName: string, scriptUrl: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return scriptUrl;
  const policy = trustedTypes.createPolicy(policyName, {
    createScriptURL(url) {
      if (url !== scriptUrl) throw new TypeError(`${url} is not what ${policyName} is for`);
      return url;
    }
  });
  return policy.createScriptURL(scriptUrl);
}
