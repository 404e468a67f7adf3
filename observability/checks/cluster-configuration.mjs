#!/usr/bin/env node
// Writes the cluster's configuration, and the files that a pod is given, where promtool can read them: cluster-configuration.mjs DIRECTORY
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse, stringify } from 'yaml'
import { standIn } from './configurations.mjs'

const work = resolve(process.argv[2])
const repository = resolve(import.meta.dirname, '../..')
const config = parse(readFileSync(join(repository, 'kubernetes/cluster/observability/prometheus/prometheus.yaml'), 'utf8'), { merge: true })

for (const name of ['token', 'ca.crt']) writeFileSync(join(work, name), '')
writeFileSync(join(work, 'targets.json'), '[]')
writeFileSync(join(work, 'prometheus.yaml'), stringify(standIn(config, {
  rules: join(repository, 'observability/prometheus/rules'), targets: join(work, 'targets.json'), pod: work,
})))
