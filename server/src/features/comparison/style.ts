import type { LinkKind } from '../../archive/model';

/**
 * A colour for each kind that people who see no red or no green tell apart too (Okabe and Ito, 2008), and a pattern
 * that tells them apart without any colour.
 */
export const KIND_COLORS: Readonly<Record<LinkKind, string>> = {
  continued: '#0072b2',
  split: '#e69f00',
  merged: '#009e73',
  new: '#cc79a7',
  dropped: '#d55e00',
};

const KIND_RULES = Object.entries(KIND_COLORS)
  .map(
    ([kind, color]) =>
      `.k-${kind}{--kind:${color}}body:has(#show-${kind}:not(:checked)) :is(tr,g).k-${kind}{display:none}`,
  )
  .join('\n');

/**
 * The page's style. In VS Code it takes the colours of the theme, elsewhere those of the system; on paper it is black
 * on white. Filtering needs no script: a box that is not ticked hides its kind.
 */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--p-bg:#fff;--p-fg:#1f2328;--p-soft:#59636e;--p-line:#d1d9e0;--p-head:#f6f8fa;--p-del:#ffd8d3;--p-ins:#ccf0d4}
@media (prefers-color-scheme:dark){:root{--p-bg:#1e1e1e;--p-fg:#e6e6e6;--p-soft:#a8b0b8;--p-line:#454545;--p-head:#2a2a2a;--p-del:#6b2a25;--p-ins:#1f5230}}
body{--bg:var(--vscode-editor-background,var(--p-bg));--fg:var(--vscode-editor-foreground,var(--p-fg));--soft:var(--vscode-descriptionForeground,var(--p-soft));--line:var(--vscode-panel-border,var(--p-line));--head:var(--vscode-editorWidget-background,var(--p-head));--del:var(--vscode-diffEditor-removedTextBackground,var(--p-del));--ins:var(--vscode-diffEditor-insertedTextBackground,var(--p-ins));
margin:0 auto;padding:1.5rem;max-width:75rem;background:var(--bg);color:var(--fg);font:15px/1.6 var(--vscode-font-family,"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif)}
h1{font-size:1.5rem;line-height:1.35;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:2rem 0 .75rem}
.plans{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}
.plans dt{color:var(--soft)}
.plans dd{margin:0}
.kinds{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0 0;padding:0;border:0}
.kinds legend{padding:0;margin-bottom:.35rem;color:var(--soft)}
.kinds label{display:inline-flex;align-items:center;gap:.4rem;padding:.15rem .7rem .15rem .5rem;border:1px solid var(--line);border-radius:1rem}
.kinds input{margin:0;accent-color:var(--kind)}
.kinds b{font-variant-numeric:tabular-nums}
.swatch{flex:none;width:26px;height:14px}
figure{margin:0;overflow-x:auto}
.picture{display:block;width:100%;min-width:60rem;height:auto;font-size:13px}
.picture text{fill:var(--fg)}
.picture .chapter{fill:var(--soft);font-size:12px}
.picture .year{font-size:14px;font-weight:600}
.picture .tag{font-size:11px;pointer-events:none;paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
.picture .bar{stroke:var(--fg);stroke-width:.5}
.picture .band{opacity:.62}
.picture .band:hover,.picture g:hover>.band{opacity:1}
table{width:100%;border-collapse:collapse;table-layout:fixed}
caption{text-align:start;color:var(--soft);padding-bottom:.5rem}
th,td{padding:.5rem .6rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{background:var(--head);position:sticky;top:0;font-weight:600}
col.c-kind{width:5.5rem}
col.c-unit{width:21%}
tbody th{font-weight:600;white-space:nowrap;border-inline-start:4px solid var(--kind)}
.unit{display:block}
.unit+.unit{margin-top:.35rem}
.line{color:var(--soft);font-size:.85em;white-space:nowrap}
.pair{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:.1rem .6rem}
.pair+.pair{margin-top:.6rem;padding-top:.6rem;border-top:1px dotted var(--line)}
.pair dt{color:var(--soft)}
.pair dd{margin:0}
del,ins{color:inherit;border-radius:2px;padding:0 1px}
del{background:var(--del);text-decoration-thickness:1px}
ins{background:var(--ins);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:3px}
tr:target{outline:2px solid var(--kind);outline-offset:-2px}
.none{color:var(--soft)}
.same{color:var(--soft);font-size:.85em}
${KIND_RULES}
@media (forced-colors:active){.picture .band{opacity:1}}
@media print{
:root{color-scheme:light;--p-bg:#fff;--p-fg:#000;--p-soft:#444;--p-line:#999;--p-head:#eee;--p-del:#f4d3cf;--p-ins:#d2ecd8}
body{max-width:none;padding:0;font-size:10.5pt}
.kinds input,.kinds legend{display:none}
figure{overflow:visible;break-inside:avoid}
.picture{min-width:0}
thead{display:table-header-group}
thead th{position:static}
tr{break-inside:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
@page{size:A4;margin:15mm}
}
`;
