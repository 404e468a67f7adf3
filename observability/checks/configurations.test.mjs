import assert from 'node:assert/strict'
import { test } from 'node:test'
import { configurationFlaws, standIn } from './configurations.mjs'

const drop = [{ regex: 'exported_service', action: 'labeldrop' }]
const job = { job_name: 'services', metrics_path: '/metrics', metric_relabel_configs: drop }
const cluster = {
  rule_files: ['/etc/prometheus/rules/*.yaml'],
  scrape_configs: [{ ...job, kubernetes_sd_configs: [{ role: 'node' }], tls_config: { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' } }],
}
const local = { rule_files: ['rules/*.yaml'], scrape_configs: [{ ...job, file_sd_configs: [] }] }

test('configurations that differ in how they find pods have no flaw', () => {
  assert.deepEqual(configurationFlaws(cluster, local), [])
})

test('a local configuration that asks otherwise, or for other rules, is named', () => {
  const other = { rule_files: ['other/*.yaml'], scrape_configs: [{ ...job, metrics_path: '/actuator', metric_relabel_configs: [] }] }
  assert.deepEqual(configurationFlaws(cluster, other), [
    "local.yaml: its metrics_path is not the cluster's",
    "local.yaml: its metric_relabel_configs is not the cluster's",
    'local.yaml: reads other rules than those beside it',
  ])
  assert.deepEqual(configurationFlaws(cluster, { ...local, scrape_configs: [] }), ['local.yaml: has no job services'])
  assert.deepEqual(configurationFlaws({ ...cluster, rule_files: [] }, local), ['prometheus.yaml: reads no rules from where they are mounted'])
})

test('what a pod is given is taken from elsewhere', () => {
  assert.deepEqual(standIn(cluster, { rules: '/rules', targets: '/anywhere/targets.json', pod: '/anywhere' }), {
    rule_files: ['/rules/*.yaml'],
    scrape_configs: [{ ...job, tls_config: { ca_file: '/anywhere/ca.crt' }, file_sd_configs: [{ files: ['/anywhere/targets.json'] }] }],
  })
})
