// Secrets: what Secrets Manager's stand-in has, and what the External Secrets Operator makes of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { podman, podmanIfThere } from './podman.mjs'
import { secretName } from './translation.mjs'

/** Any signature will do for a stand-in. */
const SIGNED = 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/secretsmanager/aws4_request, SignedHeaders=host, Signature=0'

export class SecretsManager {
  constructor(endpoint) {
    this.endpoint = endpoint
  }

  async #call(operation, body) {
    const response = await fetch(this.endpoint, {
      method: 'POST', signal: AbortSignal.timeout(10_000), body: JSON.stringify(body),
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `secretsmanager.${operation}`, authorization: SIGNED },
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`Secrets Manager, ${operation} of ${body.Name ?? body.SecretId}: ${answer.Message}`)
    return answer
  }

  /** The ARN of a new secret; without members it is empty, as Terraform leaves it. */
  async create(name, members) {
    return (await this.#call('CreateSecret', { Name: name, ...members && { SecretString: JSON.stringify(members) } })).ARN
  }

  async read(name) {
    return JSON.parse((await this.#call('GetSecretValue', { SecretId: name })).SecretString)
  }
}

/** Does what an ExternalSecret says: the pods' Secret, here a secret of podman's. */
export async function materialize({ metadata, spec }, secretsManager, prefix) {
  const data = {}
  for (const { secretKey, remoteRef } of spec.data) {
    const value = (await secretsManager.read(remoteRef.key))[remoteRef.property]
    if (value === undefined) throw new Error(`the secret ${remoteRef.key} has no member ${remoteRef.property}`)
    data[secretKey] = Buffer.from(value).toString('base64')
  }
  const name = secretName(prefix, spec.target.name ?? metadata.name)
  // Podman reads secrets of files and shells' pipes only. Nobody else may look into this directory.
  const directory = mkdtempSync(join(tmpdir(), 'guardian-secret-'))
  try {
    writeFileSync(join(directory, 'data'), JSON.stringify(data))
    await podmanIfThere('secret', 'rm', name)
    await podman('secret', 'create', name, join(directory, 'data'))
  } finally {
    rmSync(directory, { recursive: true })
  }
  return Object.keys(data)
}
