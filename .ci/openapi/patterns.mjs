// Compiles every pattern of the given OpenAPI documents, as JSON Schema has it: ECMA-262, with the flag u.
import { readFile } from 'node:fs/promises';

function compile(node, place) {
  if (node === null || typeof node !== 'object') {
    return;
  }
  if (typeof node.pattern === 'string') {
    try {
      new RegExp(node.pattern, 'u');
    } catch (e) {
      console.log(`${place}: ${e.message}`);
      process.exitCode = 1;
    }
  }
  for (const [name, child] of Object.entries(node)) {
    compile(child, `${place}/${name}`);
  }
}

for (const file of process.argv.slice(2)) {
  compile(JSON.parse(await readFile(file, 'utf8')), file);
}
