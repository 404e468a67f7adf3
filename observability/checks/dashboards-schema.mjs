// Every dashboard beside the types of Grafana's schema, by the TypeScript compiler: members that there are not, members that are
// missing, types, and words of enumerations.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Findings } from '../../terraform/checks/plan.mjs'

const here = import.meta.dirname

export function schema({ dashboards }) {
  const findings = new Findings()
  findings.looks += dashboards.length
  for (const [dashboard, message] of compiled(dashboards)) findings.expect(false, `${dashboard.name}: ${message}`)
  return findings
}

/** What the compiler says of dashboards that are written down as constants of their type, one a file. */
function compiled(dashboards) {
  const ts = createRequire(import.meta.url)('typescript')
  const work = mkdtempSync(join(here, 'node_modules', '.dashboards-'))
  const files = new Map(dashboards.map(dashboard => [join(work, `${dashboard.name}.ts`), dashboard]))
  try {
    for (const [file, { json }] of files) {
      writeFileSync(file, `import type { Dashboard } from '../../dashboards-types'\nexport const it: Dashboard = ${JSON.stringify(json, null, 1)}\n`)
    }
    const program = ts.createProgram([...files.keys()], {
      noEmit: true, strict: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    })
    return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/'"([^"']*)"'/g, "'$1'")
      const dashboard = files.get(file?.fileName)
      if (!dashboard) throw new Error(`the types themselves do not compile: ${file?.fileName}: ${message}`)
      return [dashboard, `line ${file.getLineAndCharacterOfPosition(start).line} of its JSON: ${message.slice(0, 600)}`]
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
