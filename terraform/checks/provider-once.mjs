#!/usr/bin/env node
// Runs a command whose Terraform finds the AWS provider running already, by its documented TF_REATTACH_PROVIDERS: else Terraform
// starts it anew several times for each run of a test, which takes most of the time. provider-once.mjs COMMAND …
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

// By which a plugin knows that Terraform starts it, and no person: no secret.
const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2'

// Where init has put the one provider: host, namespace, type (its name), version, platform.
const below = '.terraform/providers'
const parts = []
while (parts.length < 5) parts.push(readdirSync(join(below, ...parts))[0])
const name = parts.slice(0, 3).join('/')
const program = join(below, ...parts, readdirSync(join(below, ...parts)).find(file => file.startsWith('terraform-provider-')))

const provider = spawn(program, [], { env: { ...process.env, TF_PLUGIN_MAGIC_COOKIE: COOKIE }, stdio: ['ignore', 'pipe', 'ignore'] })
provider.on('error', error => {
  console.error(`the provider does not start: ${error.message}`)
  process.exit(1)
})

/** The handshake of Terraform's plugins: core version | protocol | network | address | grpc. */
const handshake = await new Promise(done => createInterface({ input: provider.stdout }).once('line', done))
const [, version, network, address, protocol] = handshake.split('|')
const reattach = JSON.stringify({
  [name]: { Protocol: protocol, ProtocolVersion: Number(version), Pid: provider.pid, Test: true, Addr: { Network: network, String: address } },
})

const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TF_REATTACH_PROVIDERS: reattach } })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  provider.kill('SIGKILL')
  process.exit(signal ? 1 : code)
})
