/**
 * The parser for the TypeScript of components: typescript-eslint's, with one Program for all of them.
 *
 * svelte-eslint-parser turns a component into TypeScript and hands that on. To the project service this looks as if
 * each component had just been edited, so for each it builds a new Program and looks up all types anew, which takes
 * far longer than all the rules. Here the Program is built once, from the TypeScript of every component.
 */
import { join } from 'node:path';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript';
import tsEslint from 'typescript-eslint';
import { root } from './installed.js';

/** @typedef {{ filePath?: string, projectService?: unknown }} Options Those looked at here, of all handed on. */
/** @typedef {{ parseForESLint: (code: string, options: Options) => object }} Parser */

const tsParser = /** @type {Parser} */ (tsEslint.parser);

/** The plugin's own, so that both runs turn a component into the same TypeScript. */
const svelteParser = /** @type {Parser} */ (
  svelte.configs.base.find(({ languageOptions }) => languageOptions?.parser)?.languageOptions?.parser
);

/**
 * Whether no file changes during this run. An editor keeps ESLint for hours, and a Program does not see what is typed
 * meanwhile in other files; the project service does. typescript-eslint tells a single run by the same signs.
 */
const runsOnce =
  /node_modules[\\/](\.bin[\\/]eslint|eslint[\\/]bin[\\/]eslint\.js)$/.test(process.argv[1] ?? '') &&
  !process.argv.includes('--fix');

/**
 * The TypeScript that svelte-eslint-parser will hand on for a component.
 * @param {string} code
 * @param {Options} options
 */
function typeScriptOf(code, options) {
  let script = code;
  /** @type {Parser} */
  const listener = {
    parseForESLint(part, partOptions) {
      // It parses pieces without types, to know the scopes, before it asks with types for the whole.
      if (!partOptions.projectService) return tsParser.parseForESLint(part, partOptions);
      script = part;
      throw new Error('Heard enough.');
    }
  };
  try {
    svelteParser.parseForESLint(code, /** @type {Options} */ ({ ...options, parser: listener }));
  } catch {
    // Ours, or a syntax error, which is reported when the component itself is linted.
  }
  return script;
}

/** @param {Options} options */
function createProgram(options) {
  const { options: compilerOptions, fileNames } = /** @type {ts.ParsedCommandLine} */ (
    ts.getParsedCommandLineOfConfigFile(
      join(root, 'tsconfig.json'),
      { allowNonTsExtensions: true }, // Or .svelte files would be refused.
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
      undefined,
      undefined,
      [{ extension: '.svelte', isMixedContent: false, scriptKind: ts.ScriptKind.Deferred }]
    )
  );
  const host = ts.createCompilerHost(compilerOptions, true);
  const readFile = host.readFile.bind(host);
  host.readFile = (filePath) => {
    const code = readFile(filePath);
    return code !== undefined && filePath.endsWith('.svelte') ? typeScriptOf(code, { ...options, filePath }) : code;
  };
  return ts.createProgram(fileNames, compilerOptions, host);
}

/** @type {ts.Program | undefined} */
let program;

export const svelteLintParser = {
  ...tsEslint.parser, // Its name and version, by which ESLint's cache knows it.
  /** @type {Parser['parseForESLint']} */
  parseForESLint(code, options) {
    if (runsOnce && options.projectService && options.filePath?.endsWith('.svelte')) {
      program ??= createProgram(options);
      // Positions in the Program must be those of the code at hand; if they could differ, the project service helps.
      if (program.getSourceFile(options.filePath)?.text === code) {
        const withProgram = { ...options, projectService: false, programs: [program] };
        return tsParser.parseForESLint(code, withProgram);
      }
    }
    return tsParser.parseForESLint(code, options);
  }
};
