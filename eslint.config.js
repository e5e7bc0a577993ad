import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { floors, floorsClosedTo, floorsWithoutSvelte, topicRanks, topicsClosedTo } from './layers.js';
import { svelteLintParser } from './scripts/svelte-lint-parser.js';

const typed = ['src/**/*.ts', 'src/**/*.svelte', 'tests/**/*.ts', 'scripts/**/*.ts', 'vite.config.ts'];
const tests = ['**/*.test.ts', '**/*.e2e.ts', 'tests/**/*.ts'];

const parentImport = {
  regex: '^\\.\\./',
  message: 'Write #floor/topic/file.ts, so that the line says which floor it reaches.'
};
const libImport = {
  regex: '^\\$lib(/|$)',
  message: 'Write #floor/topic/file.ts.'
};
const bootImport = {
  regex: '^#boot$',
  message: 'boot.ts sees every floor, so only routes/ may see boot.ts. Take what you need as an argument.'
};
const testImport = {
  regex: '^#tests/',
  message: 'Test support is for tests: only *.test.ts files may import #tests/.'
};

/**
 * The imports that a file may not write, for code and for tests.
 * @param {string} folder
 * @param {{ regex: string, message: string }[]} patterns
 * @returns {import('eslint').Linter.Config[]}
 */
function closedImports(folder, patterns) {
  return [
    {
      files: [`${folder}/**/*.{ts,svelte}`],
      ignores: ['**/*.test.ts'],
      rules: { 'no-restricted-imports': ['error', { patterns: [...patterns, testImport] }] }
    },
    {
      files: [`${folder}/**/*.test.ts`],
      rules: { 'no-restricted-imports': ['error', { patterns: [parentImport] }] }
    }
  ];
}

/** @param {string} floor */
function patternsOf(floor) {
  const patterns = floorsClosedTo(floor)
    .filter((other) => other !== 'routes')
    .map((other) => ({
      regex: `^#${other}/`,
      message: `${floor} may not import ${other} (layers.js). Move the shared part down, or pass it in from boot.ts.`
    }));
  patterns.push(parentImport, libImport);
  if (floor !== 'routes') patterns.push(bootImport);
  if (floorsWithoutSvelte.includes(floor)) {
    patterns.push({
      regex: '^(svelte|\\$app|\\$env)(/|$)',
      message: `${floor} knows neither Svelte nor Kit: take the value as an argument, or move this file up to state/.`
    });
  }
  return patterns;
}

/** @param {string} topic */
function patternsOfTopic(topic) {
  const higher = topicsClosedTo(topic).map((other) => ({
    regex: `^#domain/${other}/`,
    message: `domain/${topic} stands below domain/${other} (layers.js). Let ${other} import ${topic}, or move the shared part down.`
  }));
  return [...patternsOf('domain'), ...higher];
}

const clock = 'Only device/ knows the time and chance: take the day, the instant or the id as an argument.';

export default defineConfig(
  globalIgnores(['**/.svelte-kit/', 'build/', 'build-base/', 'coverage/', 'test-results/', 'playwright-report/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: typed,
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
    },
    rules: {
      'no-undef': 'off', // TypeScript knows better, and knows Kit's names too.
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // There are no enums, and it looks long for them.
      '@typescript-eslint/no-misused-spread': 'off', // [...text] gives code points, and that is what we mean.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': 'off', // A union or an inferred schema reads better as a type.
      '@typescript-eslint/consistent-indexed-object-style': 'off', // A recursive type cannot be a Record.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off' // It also forbids parameters that document a result.
    }
  },
  svelte.configs.recommended, // After TypeScript's, since it brings the parser for .svelte files.
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: svelteLintParser, svelteConfig: { compilerOptions: { runes: true } } }
    },
    rules: {
      // Types that come from another .svelte file are unknown here; svelte-check knows them, and checks them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inspect': 'error',
      'svelte/button-has-type': 'error',
      'svelte/require-each-key': 'error'
    }
  },
  {
    files: ['*.js', 'scripts/**/*.js'],
    languageOptions: { globals: globals.nodeBuiltin }
  },
  {
    // Served as it stands, for when the app does not start.
    files: ['static/**/*.js'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] }
  },
  {
    files: ['scripts/**', 'tests/**'],
    languageOptions: { globals: globals.nodeBuiltin },
    rules: { 'no-console': 'off' }
  },
  {
    files: Object.keys(floors)
      .filter((floor) => floor !== 'device')
      .map((floor) => (floor === 'routes' ? 'src/routes/**' : `src/lib/${floor}/**`)),
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: clock },
        { object: 'performance', property: 'now', message: clock },
        { object: 'crypto', message: clock }
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock }
      ]
    }
  },
  Object.keys(floors)
    .filter((floor) => floor !== 'routes')
    .flatMap((floor) => closedImports(`src/lib/${floor}`, patternsOf(floor))),
  closedImports('src/routes', patternsOf('routes')),
  topicRanks.flat().flatMap((topic) => closedImports(`src/lib/domain/${topic}`, patternsOfTopic(topic))),
  {
    // Columns of numbers: an index within them finds one, and a fallback would hide an index beyond them.
    files: ['src/lib/domain/report/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off' // expect.any and expect.objectContaining are typed any.
    }
  }
);
