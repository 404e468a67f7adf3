// The commands of runbooks, held to what they name: the command line's words and options as its classes have them, deployments,
// namespaces, services and routes.
const BLOCK = /^ *```\n([\s\S]*?)^ *```$/gm
const INLINE = /`(\.\/guardian [^`]+)`/g

/** Lines of commands in code blocks, and ./guardian wherever it stands; what is behind a # or a pipe is not looked at. */
export const commandsIn = text => [...[...text.matchAll(BLOCK)].flatMap(([, block]) => block.split('\n')),
  ...[...text.matchAll(INLINE)].map(([, command]) => command)]
  .map(line => line.replace(/\s+(#|\|).*$/, '').trim()).filter(Boolean)

/** known: { words, options } of ./guardian, and the deployments, namespaces and services that there are. */
export function commandFlaws(runbooks, known) {
  return Object.entries(runbooks).flatMap(([name, text]) => {
    const commands = commandsIn(text)
    const flaws = commands.length === 0 ? ['says no command'] : commands.flatMap(command => flawsOf(command, known))
    return flaws.map(flaw => `runbooks/${name}.md: ${flaw}`)
  })
}

function flawsOf(command, known) {
  const [program, ...words] = command.split(/\s+/)
  if (program === './guardian') return guardianFlaws(words, known)
  if (program === 'kubectl') return kubectlFlaws(words, known)
  if (program === 'kubernetes/install' || program === 'aws' || program === 'curl') return []
  return [`${program} is no command that is known`]
}

function guardianFlaws(words, { words: commands, options, services }) {
  const flaws = []
  const path = words.slice(0, words.findIndex(word => !/^[a-z][a-z-]*$/.test(word)) >>> 0)
  if (!commands.has(path[0])) flaws.push(`./guardian has no command ${path[0]}`)
  for (const option of words.filter(word => word.startsWith('--'))) {
    if (!options.has(option)) flaws.push(`./guardian has no option ${option}`)
  }
  const service = words[words.indexOf('--service') + 1]
  if (words.includes('--service') && !services.has(service)) flaws.push(`${service} is no service of the contract`)
  return flaws
}

function kubectlFlaws(words, { deployments, namespaces }) {
  const flaws = []
  const namespace = words[words.indexOf('-n') + 1]
  if (words.includes('-n') && !namespaces.has(namespace)) flaws.push(`there is no namespace ${namespace}`)
  for (const word of words.filter(word => /^deployment\/./.test(word))) {
    if (!deployments.has(word.split('/')[1])) flaws.push(`there is no ${word}`)
  }
  return flaws
}
