// Jobs: which of their ends another try follows, beside the exit codes that the code has.
import { Findings, list } from '../../terraform/checks/plan.mjs'
import { nameOf, ofKind, readIn } from './documents.mjs'

const EXIT_CODES = 'database-migration/src/main/java/io/guardianpartner/migration/ExitCode.java'
const TRIED_AGAIN = ['DONE', 'TRY_AGAIN']

export async function jobs({ all }) {
  const findings = new Findings()
  const codes = [...readIn(EXIT_CODES).matchAll(/\b([A-Z_]+)\((\d+)\)/g)].map(([, name, code]) => ({ name, code: Number(code) }))
  findings.expect(TRIED_AGAIN.every(known => codes.some(({ name }) => name === known)), `${EXIT_CODES} is read no more`)
  const final = codes.filter(({ name }) => !TRIED_AGAIN.includes(name)).map(({ code }) => code).sort((a, b) => a - b)
  for (const document of ofKind(all, 'Job')) {
    const name = nameOf(document)
    const { backoffLimit = 6, podFailurePolicy, template: { spec: { restartPolicy, containers: [container] } } } = document.spec
    const rules = list(podFailurePolicy?.rules)
    const gaveUp = rules.filter(({ action }) => action === 'FailJob').flatMap(({ onExitCodes }) => list(onExitCodes))
    findings.expect(restartPolicy === 'Never', `${name}: restarts its container ${restartPolicy}, and asks no rule`)
    findings.expect(backoffLimit >= 1, `${name}: gives up at the first database that is away`)
    findings.expect(gaveUp.length === 1 && gaveUp[0].operator === 'In' && gaveUp[0].containerName === container.name && gaveUp[0].values.join() === final.join(),
      `${name}: fails for good at exit codes ${gaveUp.map(({ values }) => values).join(' ') || 'none'}, and the code means ${final.join()}`)
    findings.expect(rules.some(({ action, onPodConditions }) => action === 'Ignore'
      && list(onPodConditions).some(({ type, status }) => type === 'DisruptionTarget' && status === 'True')), `${name}: a node that is emptied costs it a try`)
  }
  return findings
}
