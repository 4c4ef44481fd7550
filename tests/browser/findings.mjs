// One way to fail: every finding of a check, together, one per line.

import assert from 'node:assert/strict';

const SHOWN = 200;

/** Fails with all findings when there are any. */
export function expectNone(findings, expectation) {
  if (findings.length === 0) return;
  const shown = findings.slice(0, SHOWN).map((finding) => `  ${finding}`);
  const rest = findings.length > SHOWN ? [`  … and ${findings.length - SHOWN} more`] : [];
  assert.fail([`${expectation}; ${findings.length} found otherwise:`, ...shown, ...rest].join('\n'));
}
