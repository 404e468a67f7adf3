// Every document beside the types of its API: fields that there are not, fields that are missing, types, enumerations by the
// TypeScript compiler; ranges and formats by the validators that come with the types. Each alone lets some of that pass.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Findings } from '../../terraform/checks/plan.mjs'
import { nameOf } from './documents.mjs'

const here = import.meta.dirname

// The APIs that the manifests use, in the one version of each that is meant: whatever else there was, or will be, is a flaw.
const CORE = 'kubernetes-models'
const APIS = {
  'v1 ConfigMap': CORE, 'v1 Namespace': CORE, 'v1 ResourceQuota': CORE, 'v1 Service': CORE, 'v1 ServiceAccount': CORE,
  'apps/v1 Deployment': CORE, 'autoscaling/v2 HorizontalPodAutoscaler': CORE, 'batch/v1 Job': CORE,
  'networking.k8s.io/v1 NetworkPolicy': CORE, 'policy/v1 PodDisruptionBudget': CORE,
  'rbac.authorization.k8s.io/v1 ClusterRole': CORE, 'rbac.authorization.k8s.io/v1 ClusterRoleBinding': CORE,
  'rbac.authorization.k8s.io/v1 Role': CORE, 'rbac.authorization.k8s.io/v1 RoleBinding': CORE,
  'scheduling.k8s.io/v1 PriorityClass': CORE, 'storage.k8s.io/v1 StorageClass': CORE, 'v1 PersistentVolumeClaim': CORE,
  'external-secrets.io/v1 ExternalSecret': '@kubernetes-models/external-secrets',
  'external-secrets.io/v1 SecretStore': '@kubernetes-models/external-secrets',
  'generators.external-secrets.io/v1alpha1 Password': '@kubernetes-models/external-secrets',
  'keda.sh/v1alpha1 ScaledObject': '@kubernetes-models/keda', 'keda.sh/v1alpha1 TriggerAuthentication': '@kubernetes-models/keda',
  'elbv2.k8s.aws/v1beta1 TargetGroupBinding': './schemas/elbv2',
}

export async function schemas({ everything, byQueue }) {
  const findings = new Findings()
  const known = [...everything, ...Object.values(byQueue).flat()].filter(document => {
    const api = `${document.apiVersion} ${document.kind}`
    findings.expect(api in APIS, `${nameOf(document)}: ${api} is no API that is used here`)
    return api in APIS
  })
  for (const [document, message] of compiled(known)) findings.expect(false, `${nameOf(document)}: ${message}`)
  for (const document of known) {
    const module = moduleOf(document)
    if (module.startsWith('.')) continue
    const { [document.kind]: Model } = await import(module)
    try {
      new Model(structuredClone(document)).validate()
      findings.looks += 1
    } catch (error) {
      findings.expect(false, `${nameOf(document)}: ${error.message.replace(/^data\//, '')}`)
    }
  }
  return findings
}

function moduleOf({ apiVersion, kind }) {
  const home = APIS[`${apiVersion} ${kind}`]
  return home.startsWith('.') ? home : `${home}/${apiVersion}/${kind}`
}

/** What the compiler says of documents that are written down as constants of their types, one a line. */
function compiled(documents) {
  const ts = createRequire(import.meta.url)('typescript')
  const imports = [...new Set(documents.map(document => `import type { I${document.kind} } from '${moduleOf(document)}'`))]
  const lines = documents.map((document, index) => `export const d${index}: I${document.kind} = ${JSON.stringify(document)}`)
  const work = mkdtempSync(join(here, 'node_modules', '.documents-'))
  const file = join(work, 'documents.ts')
  try {
    writeFileSync(file, [...imports.map(line => line.replace('./schemas/', '../../schemas/')), ...lines].join('\n'))
    const program = ts.createProgram([file], {
      noEmit: true, strict: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    })
    return ts.getPreEmitDiagnostics(program).map(({ file: where, start, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/'"([^"']*)"'/g, "'$1'")
      const line = where?.fileName === file ? where.getLineAndCharacterOfPosition(start).line - imports.length : -1
      if (line < 0) throw new Error(`the types themselves do not compile: ${message}`)
      return [documents[line], message]
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
