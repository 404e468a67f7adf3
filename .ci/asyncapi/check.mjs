// Reads an AsyncAPI document with AsyncAPI's own parser; prints what it finds, and fails on errors.
import { readFile } from 'node:fs/promises';
import { Parser } from '@asyncapi/parser';

const SEVERITY = ['error', 'warning', 'information', 'hint'];

const file = process.argv[2];
const { document, diagnostics } = await new Parser().parse(await readFile(file, 'utf8'), { source: file });

for (const { severity, code, message, path, range } of diagnostics) {
  console.log(`${file}:${range.start.line + 1}: ${SEVERITY[severity]}: ${message} (${code}, ${path.join('.')})`);
}
const errors = diagnostics.filter(({ severity }) => severity === 0);
if (errors.length > 0 || !document) {
  console.log(`${file}: ${errors.length} errors`);
  process.exit(1);
}
console.log(`${file}: AsyncAPI ${document.version()}, ${document.allMessages().length} messages, no errors`);
