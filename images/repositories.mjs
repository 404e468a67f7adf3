// Prints queue and repository of each service: node repositories.mjs FILE QUEUE…, FILE being Terraform's output `services`.
import { readFileSync } from 'node:fs'

const [file, ...queues] = process.argv.slice(2)
try {
  const services = JSON.parse(readFileSync(file, 'utf8'))
  for (const queue of queues) {
    const repository = services[queue]?.image
    if (typeof repository !== 'string') throw new Error(`it names no image of ${queue}`)
    console.log(`${queue} ${repository}`)
  }
} catch (error) {
  console.error(`images/push: ${file} cannot be used: ${error.message}; terraform output -json services writes it`)
  process.exit(2)
}
