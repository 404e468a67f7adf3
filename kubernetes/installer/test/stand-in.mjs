#!/usr/bin/env node
// Stands in for kubectl, helm, aws and terraform: writes down how it was called, and answers as the test has said. Only
// `kubectl kustomize`, which needs no cluster, is the real one.
import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const [tool, args] = [basename(process.argv[1]), process.argv.slice(2)]
const directory = process.env.STAND_IN_DIRECTORY
if (tool === 'kubectl' && args[0] === 'kustomize') {
  process.exit(spawnSync(process.env.STAND_IN_KUBECTL, args, { stdio: 'inherit' }).status ?? 1)
}

const applied = args.includes('-') ? readFileSync(0, 'utf8') : ''
const objects = [...applied.matchAll(/^kind: (\S+)[\s\S]*?^metadata:\n(?:  .*\n)*?  name: (\S+)/gm)].map(([, kind, name]) => `${kind}/${name}`)
const call = [tool, ...args].join(' ')
appendFileSync(join(directory, 'calls'), `${JSON.stringify({ call, objects })}\n`)

const answer = JSON.parse(readFileSync(join(directory, 'answers'), 'utf8')).find(({ match }) => new RegExp(match).test(call)) ?? {}
process.stdout.write(answer.says ?? '')
process.stderr.write(answer.complains ?? '')
process.exitCode = answer.fails ? 1 : 0
