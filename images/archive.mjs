// Archives of images: what images/build and its fellows do with them beside Jib.
//   node archive.mjs base LAYER.tar ARCHITECTURE DIRECTORY    lays out a docker archive of one layer, with Java's environment
//   node archive.mjs show LAYOUT                              prints digest, key and settings of an OCI layout as JSON
//   node archive.mjs layers LAYOUT                            prints the files of its layers, lowest first
//   node archive.mjs add LAYOUT FILE PATH                     adds a layer with this one file, seen at PATH; prints the digest
//   node archive.mjs join LAYOUT TAG OTHER…                   makes one layout of several, one of each architecture
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const INDEX = 'application/vnd.oci.image.index.v1+json'
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'
const EPOCH = '1970-01-01T00:00:01Z'

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
const blob = (layout, digest) => join(layout, 'blobs', ...digest.split(':'))

function store(layout, bytes, mediaType) {
  const digest = `sha256:${sha256(bytes)}`
  writeFileSync(blob(layout, digest), bytes)
  return { mediaType, digest, size: bytes.length }
}

function read(layout) {
  const index = readJson(join(layout, 'index.json'))
  const descriptor = index.manifests[0]
  const manifest = readJson(blob(layout, descriptor.digest))
  return { index, descriptor, manifest, config: readJson(blob(layout, manifest.config.digest)) }
}

function base(layer, architecture, directory) {
  const digest = sha256(readFileSync(layer))
  mkdirSync(directory, { recursive: true })
  renameSync(layer, join(directory, `${digest}.tar`))
  const config = {
    architecture,
    os: 'linux',
    created: EPOCH,
    config: {
      Env: ['PATH=/opt/java/bin', 'JAVA_HOME=/opt/java', 'LANG=C.UTF-8'],
      User: '65532:65532',
      Entrypoint: ['java'],
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
    history: [{ created: EPOCH, created_by: 'images/make-base' }],
  }
  writeFileSync(join(directory, 'config.json'), JSON.stringify(config))
  const manifest = [{ Config: 'config.json', RepoTags: ['guardian-base:25'], Layers: [`${digest}.tar`] }]
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest))
}

// The key is that of what a cache of classes is made of: files, options, architecture; not of labels.
function show(layout) {
  const { descriptor, manifest, config } = read(layout)
  const { Entrypoint: entrypoint, Env: env, User: user, Labels: labels } = config.config
  const { architecture } = config
  const key = sha256(JSON.stringify([architecture, config.rootfs.diff_ids, entrypoint, env])).slice(0, 32)
  const compressed = manifest.layers.reduce((sum, { size }) => sum + size, manifest.config.size)
  console.log(JSON.stringify({ digest: descriptor.digest, key, architecture, compressed, user, entrypoint, env, labels }))
}

function layers(layout) {
  for (const { digest } of read(layout).manifest.layers) console.log(blob(layout, digest))
}

function add(layout, file, path) {
  const work = mkdtempSync(join(tmpdir(), 'layer-'))
  try {
    const place = join(work, path)
    mkdirSync(dirname(place), { recursive: true })
    copyFileSync(file, place)
    const options = ['--sort=name', '--mtime=@1', '--owner=0', '--group=0', '--numeric-owner', '--mode=a=rX', '--format=ustar']
    execFileSync('tar', ['--create', '--file', join(work, 'layer'), '--directory', work, ...options, path.replace(/^\//, '')])
    const diffId = `sha256:${sha256(readFileSync(join(work, 'layer')))}`
    execFileSync('gzip', ['--no-name', '--keep', join(work, 'layer')])
    const { index, descriptor, manifest, config } = read(layout)
    manifest.layers.push(store(layout, readFileSync(join(work, 'layer.gz')), LAYER))
    config.rootfs.diff_ids.push(diffId)
    config.history.push({ created: config.created, created_by: 'images/train', comment: basename(path) })
    manifest.config = store(layout, Buffer.from(JSON.stringify(config)), manifest.config.mediaType)
    Object.assign(descriptor, store(layout, Buffer.from(JSON.stringify(manifest)), descriptor.mediaType))
    writeFileSync(join(layout, 'index.json'), JSON.stringify(index))
    console.log(descriptor.digest)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function joinLayouts(layout, tag, ...others) {
  mkdirSync(join(layout, 'blobs', 'sha256'), { recursive: true })
  copyFileSync(join(others[0], 'oci-layout'), join(layout, 'oci-layout'))
  const manifests = others.map((other) => {
    for (const name of readdirSync(join(other, 'blobs', 'sha256'))) {
      copyFileSync(join(other, 'blobs', 'sha256', name), join(layout, 'blobs', 'sha256', name))
    }
    const { descriptor, config } = read(other)
    const { mediaType, digest, size } = descriptor
    return { mediaType, digest, size, platform: { architecture: config.architecture, os: config.os } }
  })
  const index = store(layout, Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests })), INDEX)
  const named = { ...index, annotations: { 'org.opencontainers.image.ref.name': tag } }
  writeFileSync(join(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [named] }))
  console.log(index.digest)
}

const commands = { base, show, layers, add, join: joinLayouts }
const [command, ...values] = process.argv.slice(2)
if (!commands[command]) {
  console.error(`archive.mjs: ${command} is not known; known are ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
commands[command](...values)
