import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import sample from '../../../examples/workplan.json';
import manifest from '../../../package.json';
import { UNUSED_IGNORE } from '../../../server/src/config/ignores';
import { EVERY_RULE } from '../../../server/src/features/rules-of';
import schema from '../../../workplan.schema.json';

const rules = Object.fromEntries(EVERY_RULE.map(({ code, level }) => [code, level]));
/** What has a level: the rules, and what is said of an ignore that hides nothing. */
const levelled = { ...rules, [UNUSED_IGNORE]: 'hint' };

function levels(properties: Readonly<Record<string, { readonly default: string }>>) {
  return Object.fromEntries(Object.entries(properties).map(([code, { default: level }]) => [code, level]));
}

describe('the rules, wherever they are listed', () => {
  it('are in the settings with their default levels', () => {
    const { properties } = manifest.contributes.configuration;
    assert.deepEqual(levels(properties['workplan.rules'].properties), levelled);
  });

  it('are in the schema of workplan.json with their default levels', () => {
    assert.deepEqual(levels(schema.properties.rules.properties), levelled);
    const codes = schema.properties.ignores.items.properties.code.enum;
    assert.deepEqual(new Set(codes), new Set(Object.keys(rules)));
  });
});

describe('the schema of workplan.json', () => {
  // Descriptions of single values are VS Code's own addition to JSON schemas.
  const validate = new Ajv({ strict: true, keywords: ['enumDescriptions'] }).compile(schema);
  const ignore = { code: 'numbering/item-gap', hash: '0123456789abcdef' };

  const ref = { file: '2021年工作要点.txt', heading: '甲' };
  const link = { draft: ref, prior: ref, verdict: 'confirmed' };

  for (const valid of [
    {},
    sample,
    { $schema: 'x', rules: { 'numbering/item-gap': 'off' }, numbering: { item: 'restarting' } },
    { rules: { 'ignore/unused': 'warning' } },
    { archive: { folders: ['../往年', '~/要点', 'D:/plans/*/要点'] } },
    {
      archive: {
        plans: { '2021/*.txt': { year: 2021, issuer: '某局', series: '要点' }, 'x.txt': { series: false } },
      },
    },
    { links: [link] },
    { ignores: [ignore, { ...ignore, file: '2021年工作要点.txt' }] },
  ]) {
    it(`takes ${JSON.stringify(valid)}`, () => assert.ok(validate(valid), JSON.stringify(validate.errors)));
  }

  for (const invalid of [
    [],
    { rule: {} },
    { rules: { 'numbering/item-gap': 'fatal' } },
    { rules: { 'no/such-rule': 'off' } },
    { numbering: { item: 'sometimes' } },
    { numbering: { title: 'auto' } },
    { ignores: [{ code: 'numbering/item-gap' }] },
    { ignores: ignore },
    { archive: { folders: '../往年' } },
    { archive: { plans: { 'x.txt': { year: '2021' } } } },
    { archive: { plans: { 'x.txt': { series: true } } } },
    { links: [{ ...link, verdict: 'maybe' }] },
    { links: [{ draft: ref, verdict: 'confirmed' }] },
  ]) {
    it(`refuses ${JSON.stringify(invalid)}`, () => assert.ok(!validate(invalid)));
  }
});
