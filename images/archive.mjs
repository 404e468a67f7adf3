// Docker archives, as `docker save` makes them and `podman load` takes them.
//   node archive.mjs base LAYER.tar ARCHITECTURE DIRECTORY    lays out an archive of one layer, with Java's environment
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

async function sha256(file) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

async function base(layer, architecture, directory) {
  const digest = await sha256(layer)
  await mkdir(directory, { recursive: true })
  await rename(layer, join(directory, `${digest}.tar`))
  const config = {
    architecture,
    os: 'linux',
    created: '1970-01-01T00:00:01Z',
    config: {
      Env: ['PATH=/opt/java/bin', 'JAVA_HOME=/opt/java', 'LANG=C.UTF-8'],
      User: '65532:65532',
      Entrypoint: ['java'],
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
    history: [{ created: '1970-01-01T00:00:01Z', created_by: 'images/make-base' }],
  }
  await writeFile(join(directory, 'config.json'), JSON.stringify(config))
  const manifest = [{ Config: 'config.json', RepoTags: ['guardian-base:25'], Layers: [`${digest}.tar`] }]
  await writeFile(join(directory, 'manifest.json'), JSON.stringify(manifest))
}

const commands = { base }
const [command, ...values] = process.argv.slice(2)
if (!commands[command]) {
  console.error(`archive.mjs: ${command} is not known; known are ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
await commands[command](...values)
