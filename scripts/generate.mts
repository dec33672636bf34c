/**
 * Writes what is derived from the rules: their pages in docs/rules/, and their codes, levels and titles in
 * package.json with its strings and workplan.schema.json. `npm run generate`; with `--check` it writes nothing and fails when
 * anything on disk is out of date.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';
import { UNUSED_IGNORE } from '../server/src/config/ignores';
import { ARCHIVE_RULES } from '../server/src/archive/rules/index';
import type { ArchiveSample } from '../server/src/archive/rules/rule';
import { EVERY_RULE } from '../server/src/features/rules-of';
import { ALL_RULES } from '../server/src/rules/index';
import type { Message, RuleDescription, RuleLevel } from '../server/src/rules/rule';

const root = path.join(import.meta.dirname, '..');
const LEVEL_NAMES: Readonly<Record<RuleLevel, string>> = {
  error: '错误 error',
  warning: '警告 warning',
  info: '信息 info',
  hint: '提示 hint',
  off: '关闭 off',
};

/** What has a level in the settings and in `workplan.json`: the rules, and what is said of an ignore. */
interface Levelled {
  readonly code: string;
  readonly level: RuleLevel;
  readonly title: Message;
}

const LEVELLED: readonly Levelled[] = [
  ...EVERY_RULE,
  {
    code: UNUSED_IGNORE,
    level: 'hint',
    title: { zh: '忽略项已无作用', en: 'An ignore hides nothing any more' },
  },
];

/** A sample as a fenced block; the reported place keeps its marks « ». */
function sample(text: string): string {
  const short = text.length > 400 ? `${text.slice(0, 120)}…` : text;
  return `\`\`\`text\n${short}\n\`\`\``;
}

/** A draft with the earlier plans it is seen beside. */
function besideSample({ earlier, draft }: ArchiveSample): string {
  const before = earlier.map((text) => `往年 / earlier：\n\n${sample(text)}`);
  return `${before.join('\n\n')}\n\n本稿 / draft：\n\n${sample(draft)}`;
}

/** The samples of a rule, as Markdown. */
interface Samples {
  readonly passing: readonly string[];
  readonly failing: readonly string[];
}

const NO_REMEDY =
  '没有自动修复：该怎么改，只有起草人知道。 / None: only its writer knows what should stand there.';

function page({ code, title, description, level, remedy }: RuleDescription, samples: Samples): string {
  return `<!-- 由规则本身生成，请勿手改：npm run generate / Generated from the rule itself; do not edit. -->

# ${title.zh}

**${title.en}**

| | |
|---|---|
| 代码 code | \`${code}\` |
| 默认级别 default level | ${LEVEL_NAMES[level]} |

${description.zh}

${description.en}

## 修复 / Fix

${remedy ? `${remedy.zh}\n\n${remedy.en}` : NO_REMEDY}

## 会提示的写法 / Reported

提示的位置标在 « » 之间。 / The reported place stands between « and ».

${samples.failing.join('\n\n')}

## 不提示的写法 / Not reported

${samples.passing.join('\n\n')}

## 调整或关闭 / Changing or silencing it

在设置里 / in the settings：

\`\`\`json
"workplan.rules": { "${code}": "off" }
\`\`\`

在文件夹的 \`workplan.json\` 里，对其中所有文稿有效 / in a folder's \`workplan.json\`, for every plan in it：

\`\`\`json
{ "rules": { "${code}": "hint" } }
\`\`\`

只在某一处不再提示：用灯泡菜单的“此处不再提示”。 / At one place only: the light bulb's “Ignore here”.
`;
}

function indexPage(): string {
  const rows = EVERY_RULE.map(
    ({ code, title, level, remedy }) =>
      `| [\`${code}\`](${code}.md) | ${LEVEL_NAMES[level]} | ${title.zh} / ${title.en} | ${remedy ? '有 yes' : ''} |`,
  );
  return `<!-- 由规则本身生成，请勿手改：npm run generate / Generated from the rules themselves; do not edit. -->

# 规则 / Rules

| 代码 code | 默认级别 default level | 含义 meaning | 修复 fix |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** A JSON file whose lists of rules follow the rules; everything else in it stays as it is. */
interface RuleSetting {
  readonly default: RuleLevel;
  readonly description: string;
  readonly [key: string]: unknown;
}

function ruleSettings(
  before: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  describe: (rule: Levelled) => string,
): Record<string, RuleSetting> {
  const shape = Object.values(before)[0] ?? {};
  return Object.fromEntries(
    LEVELLED.map((rule) => [rule.code, { ...shape, default: rule.level, description: describe(rule) }]),
  );
}

/** The strings of the manifest in one language, with each rule's title under `rule.CODE`. */
function withTitles(
  strings: Readonly<Record<string, string>>,
  language: 'zh' | 'en',
): Record<string, string> {
  const others = Object.entries(strings).filter(([key]) => !key.startsWith('rule.'));
  const titles = LEVELLED.map(({ code, title }): [string, string] => [`rule.${code}`, title[language]]);
  return Object.fromEntries([...others, ...titles]);
}

interface Manifest {
  contributes: {
    configuration: {
      properties: { 'workplan.rules': { properties: Record<string, Record<string, unknown>> } };
    };
  };
}

interface Schema {
  properties: {
    rules: { properties: Record<string, Record<string, unknown>> };
    ignores: { items: { properties: { code: { enum: string[] } } } };
  };
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(root, file), 'utf8')) as unknown;
}

/** JSON as the project's formatter writes it, so that generating and formatting agree. */
async function formatted(file: string, value: unknown): Promise<string> {
  const filepath = path.join(root, file);
  return format(JSON.stringify(value, undefined, 2), { ...(await resolveConfig(filepath)), filepath });
}

async function derived(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  files.set('docs/rules/README.md', indexPage());
  for (const rule of ALL_RULES) {
    const { passing, failing } = rule.samples;
    const samples = { passing: passing.map(sample), failing: failing.map(sample) };
    files.set(`docs/rules/${rule.code}.md`, page(rule, samples));
  }
  for (const rule of ARCHIVE_RULES) {
    const { passing, failing } = rule.samples;
    const samples = { passing: passing.map(besideSample), failing: failing.map(besideSample) };
    files.set(`docs/rules/${rule.code}.md`, page(rule, samples));
  }
  const manifest = (await readJson('package.json')) as Manifest;
  const setting = manifest.contributes.configuration.properties['workplan.rules'];
  setting.properties = ruleSettings(setting.properties, ({ code }) => `%rule.${code}%`);
  files.set('package.json', await formatted('package.json', manifest));
  const schema = (await readJson('workplan.schema.json')) as Schema;
  schema.properties.rules.properties = ruleSettings(
    schema.properties.rules.properties,
    ({ title }) => `${title.zh}。 / ${title.en}.`,
  );
  schema.properties.ignores.items.properties.code.enum = EVERY_RULE.map(({ code }) => code);
  files.set('workplan.schema.json', await formatted('workplan.schema.json', schema));
  for (const [file, language] of [
    ['package.nls.json', 'en'],
    ['package.nls.zh-cn.json', 'zh'],
  ] as const) {
    const strings = (await readJson(file)) as Record<string, string>;
    files.set(file, await formatted(file, withTitles(strings, language)));
  }
  return files;
}

const check = process.argv.includes('--check');
let stale = 0;
for (const [file, text] of await derived()) {
  const target = path.join(root, file);
  const before = await readFile(target, 'utf8').catch(() => undefined);
  if (before === text) {
    continue;
  }
  stale++;
  process.stdout.write(`${check ? 'out of date' : 'wrote'} ${file}\n`);
  if (!check) {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
if (check && stale > 0) {
  process.stdout.write('run: npm run generate\n');
  process.exitCode = 1;
}
