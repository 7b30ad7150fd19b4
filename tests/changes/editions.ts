/** An invented list of targets in two editions: one lowered, one in another unit, one that moved, one gone, one new. */
export const TARGETS = `recipe: targets
title: Targets
licence: CC-BY-4.0
source:
  id: source/targets-{edition}
  title: Targets, {edition}
  year: edition
  language: it
  numbers: ["1.234,56"]
  dates: [iso]
  currency: EUR
  series: targets
  edition: { file: targets-* }
  complete: true
records: { format: delimited, key: [code, line] }
make:
  - { kind: PLAN, id: plan/t/p, evidence: { name: plan } }
  - { kind: LINE, id: "line/t/{line}", evidence: { name: line }, cells: { plan: plan/t/p } }
  - kind: TARGET
    id: target/t/{code}
    evidence: { name: code, unit: unit, due: { join: [quarter, year] }, targetType: type }
    words: { targetType: { column: type, is: { Milestone: MILESTONE, Target: TARGET } } }
    observations:
      - { key: target, type: TARGET, value: value, day: { join: [quarter, year] } }
links:
  - { from: "target/t/{code}", relation: MEASURES, to: "line/t/{line}", column: line }
`
const HEAD = 'plan;line;code;type;value;unit;quarter;year\n'
export const OLD = `${HEAD}P;A;T1;Target;174.000;Numero;Q4;2025\nP;A;T2;Target;72;Percentuale;Q4;2023\nP;B;T3;Target;5;Euro;Q2;2024\nP;B;T4;Milestone;1;N;Q1;2024\n`
export const NEW = `${HEAD}P;A;T1;Target;129.000,0;Numero;Q4;2025\nP;A;T2;Target;12.690;Numero;Q2;2026\nP;A;T3;Target;5,00;EUR;Q2;2024\nP;B;T5;Target;1;N;Q1;2024\n`
