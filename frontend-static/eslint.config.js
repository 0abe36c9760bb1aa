import js from '@eslint/js';
import { modulesOf } from './test/modules.js';

/** Names that browsers have, as far as the pages use them. */
const BROWSER = names(`
  AbortController CSS DOMMatrix HTMLElement MessageChannel Option PerformanceObserver ResizeObserver Response URL URLSearchParams WebSocket addEventListener caches clearInterval
  NodeFilter clearTimeout console devicePixelRatio document fetch getComputedStyle history innerHeight innerWidth localStorage location matchMedia navigator performance requestAnimationFrame
  sessionStorage setInterval setTimeout window`);
const WORKER = names('AbortController Response TextDecoder URL caches clearTimeout fetch performance self setTimeout');
const NODE = names('AbortController ReadableStream Response TextDecoder TextEncoder URL URLSearchParams console process setImmediate setTimeout structuredClone');

/**
 * What Chromium 80 does not have although everything newer does. Static: on the name before it; the others: on anything.
 * What is of the language's own library the type check knows as well (`lib` in tsconfig.json), by the type and not by the name.
 */
const NEWER_STATIC = {
  AbortSignal: ['abort', 'any', 'timeout'], Array: ['fromAsync'], CSS: ['registerProperty'], Object: ['groupBy', 'hasOwn'], Map: ['groupBy'],
  Promise: ['any', 'try', 'withResolvers'], URL: ['canParse', 'parse'], crypto: ['randomUUID'], Response: ['json'], Intl: ['DisplayNames', 'Segmenter'],
};
const NEWER_METHODS = [
  'checkVisibility', 'commitStyles', 'findLast', 'findLastIndex', 'getAnimations', 'getHTML', 'hidePopover', 'moveBefore', 'persist',
  'replaceAll', 'replaceChildren', 'setHTMLUnsafe', 'showPopover', 'startViewTransition', 'throwIfAborted', 'toReversed', 'toSorted', 'toSpliced',
];
const NEWER_NAMES = ['FinalizationRegistry', 'WeakRef', 'reportError', 'scheduler', 'structuredClone'];
const NEWER_SYNTAX = [
  ['AssignmentExpression[operator="??="]', '??='], ['AssignmentExpression[operator="||="]', '||='], ['AssignmentExpression[operator="&&="]', '&&='],
  ['MethodDefinition[key.type="PrivateIdentifier"]', 'a private method'], ['BinaryExpression[left.type="PrivateIdentifier"]', '#name in'],
  ['StaticBlock', 'a static block'], ['Program > ExpressionStatement > AwaitExpression', 'await outside of a function'],
  ['Program VariableDeclaration[parent.type="Program"] > VariableDeclarator > AwaitExpression', 'await outside of a function'],
  ['CallExpression[callee.property.name="addEventListener"] Property[key.name="signal"]', 'addEventListener with a signal'],
  ['CallExpression[callee.property.name="at"][arguments.length=1][arguments.0.type=/^(Literal|UnaryExpression)$/]', 'at() of a list'],
  ['Literal[value="scrollend"]', 'the event scrollend'], ['Literal[value="beforematch"]', 'the event beforematch'],
  ['NewExpression[callee.name=/Error$/][arguments.length>1]', 'the cause of an Error'],
];
const SINCE = 'Chromium 80, on which walls run, does not have this.';

/** Pages that older browsers run: walls, and the desks and phones of an office. */
const ENTRIES = ['js/main.js', 'js/ranking.js', 'js/unit.js', 'js/method.js', 'js/screens/main.js'];

/** Who may import whom: relative names that are allowed, all others are not. README.md, Rules. */
const DIRECTIONS = {
  'js/core/**': ['^\\./[^/]+$', 'core imports nothing but core'],
  'js/live/**': ['^(\\./|\\.\\./core/)[^/]+$', 'live imports core'],
  'js/i18n/**': ['^\\./[^/]+$', 'words import nothing but words'],
  'js/elements/*.js': ['^(\\./(method/)?|\\.\\./(core|i18n)/)[^/]+$|^\\.\\./\\.\\./vendor/', 'elements import core, i18n and vendor'],
  'js/elements/method/**': ['^(\\./|\\.\\./|\\.\\./\\.\\./(core|i18n)/)[^/]+$', 'elements import core, i18n and vendor'],
  'js/wall/**': ['^(\\./|\\.\\./(core|live|elements|i18n)/)[^/]+$', 'the wall imports no other page'],
  'js/reading/**': ['^(\\./|\\.\\./(core|live|elements|i18n)/)[^/]+$', 'a page imports no other page'],
  'js/screens/**': ['^(\\./|\\.\\./(core|live|elements|i18n)/)[^/]+$', 'a page imports no other page'],
};

/** @param {string} text */
function names(text) {
  return Object.fromEntries(text.trim().split(/\s+/).map((name) => [name, 'readonly']));
}

/** @param {string} files @param {string[]} rule the names that are allowed, and why */
function direction(files, [allowed, why]) {
  return {
    files: [files],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: `^(?!${allowed.split('|^').map((one) => one.replace(/^\^/, '')).join('|')})`, message: why }] }] },
  };
}

export default [
  { ignores: ['vendor/', 'node_modules/', '**/*.d.ts'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: BROWSER },
    rules: {
      eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-unused-vars': ['error', { args: 'all', argsIgnorePattern: '^_' }],
      'no-eval': 'error', 'no-implied-eval': 'error', 'no-restricted-properties': ['error', { property: 'innerHTML', message: 'Data only ever becomes text.' },
        { property: 'outerHTML', message: 'Data only ever becomes text.' }, { property: 'insertAdjacentHTML', message: 'Data only ever becomes text.' }],
    },
  },
  { files: ['shell-worker.js'], languageOptions: { sourceType: 'script', globals: WORKER } },
  // Written for the oldest browsers of all, to send them away.
  { files: ['js/floor.js'], languageOptions: { ecmaVersion: 5, sourceType: 'script' }, rules: { 'no-var': 'off' } },
  { files: ['test/**', 'eslint.config.js'], languageOptions: { globals: NODE } },
  ...Object.entries(DIRECTIONS).map(([files, rule]) => direction(files, rule)),
  {
    files: [...ENTRIES.flatMap(modulesOf).filter((path) => path.startsWith('js/')), 'shell-worker.js'],
    rules: {
      'no-restricted-globals': ['error', ...NEWER_NAMES.map((name) => ({ name, message: SINCE }))],
      'no-restricted-syntax': ['error',
        ...NEWER_SYNTAX.map(([selector, what]) => ({ selector, message: `${what}: ${SINCE}` })),
        ...NEWER_METHODS.map((name) => ({ selector: `CallExpression[callee.property.name="${name}"]`, message: `${name}(): ${SINCE}` })),
        ...Object.entries(NEWER_STATIC).flatMap(([object, properties]) => properties.map((property) => (
          { selector: `MemberExpression[object.name="${object}"][property.name="${property}"]`, message: `${object}.${property}: ${SINCE}` }))),
      ],
    },
  },
];
