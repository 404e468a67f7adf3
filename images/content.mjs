// What an image must have in it, and the faults that prove that its lack is noticed.
const LABELS = ['title', 'description', 'version', 'revision', 'source', 'created', 'licenses']
const MOST_BYTES = 250e6
const SHELL = /\/(sh|ash|bash|dash|zsh|ksh|busybox|toybox)$/

export function contentFaults(image, name, revision) {
  const faults = []
  const label = (key) => image.labels?.[`org.opencontainers.image.${key}`]
  for (const key of LABELS) if (!label(key)) faults.push(`has no label ${key}`)
  if (label('title') !== name) faults.push(`has the title ${label('title')}`)
  if (label('revision') !== revision) faults.push(`says revision ${label('revision')}, built of ${revision}`)
  if (image.user !== '65532:65532') faults.push(`runs as user ${image.user}`)
  if (image.entrypoint?.[0] !== 'java') faults.push(`does not begin with java: ${image.entrypoint}`)
  if (image.compressed > MOST_BYTES) faults.push(`has ${image.compressed} bytes compressed, more than ${MOST_BYTES}`)

  for (const { mode, path } of image.files) {
    if (SHELL.test(path)) faults.push(`has a shell: ${path}`)
    if (!mode.startsWith('l') && mode[8] === 'w' && path !== '/tmp/') faults.push(`has a place where anybody writes: ${path}`)
    if (/^.{3}s|^.{6}s/.test(mode)) faults.push(`has a file that gives its owner's rights: ${path}`)
  }
  if (!image.files.some(({ path }) => path === '/app/app.aot')) faults.push('has no cache of classes')

  const { bomFormat, components = [] } = image.sbom ?? {}
  if (bomFormat !== 'CycloneDX') faults.push('has no bill of materials')
  const listed = new Set(components.flatMap(({ name, version }) => [`${name}-${version}.jar`, `${name}.jar`]))
  const jars = image.files.map(({ path }) => path).filter((path) => /^\/app\/libs\/.*\.jar$/.test(path))
  if (jars.length === 0) faults.push('has no libraries')
  for (const jar of jars) if (!listed.has(jar.slice('/app/libs/'.length))) faults.push(`has a library that its bill of materials lacks: ${jar}`)
  return faults
}

const changed = (fault, noticed, change) => ({ fault, noticed, change: (image) => (change(image), image) })

export const mutants = [
  changed('runs as root', 'runs as user', (image) => { image.user = '0:0' }),
  changed('says no user', 'runs as user', (image) => { delete image.user }),
  ...LABELS.map((key) => changed(`no ${key}`, `no label ${key}`, (image) => { delete image.labels[`org.opencontainers.image.${key}`] })),
  changed('of another commit', 'says revision', (image) => { image.labels['org.opencontainers.image.revision'] += '-dirty' }),
  changed('started by a shell', 'does not begin with java', (image) => { image.entrypoint = ['/bin/sh', '-c', 'java'] }),
  changed('with a shell', 'has a shell', (image) => { image.files.push({ mode: '-rwxr-xr-x', path: '/bin/busybox' }) }),
  changed('a jar that anybody replaces', 'anybody writes', (image) => { image.files.push({ mode: '-rw-rw-rw-', path: '/app/libs/x.txt' }) }),
  changed('a file with its owner\'s rights', "owner's rights", (image) => { image.files.push({ mode: '-rwsr-xr-x', path: '/opt/tool' }) }),
  changed('no cache', 'no cache of classes', (image) => { image.files = image.files.filter(({ path }) => path !== '/app/app.aot') }),
  changed('no bill of materials', 'no bill of materials', (image) => { delete image.sbom }),
  changed('a library beside the bill', 'bill of materials lacks', (image) => { image.files.push({ mode: '-rw-r--r--', path: '/app/libs/stowaway-1.0.jar' }) }),
  changed('too large', 'bytes compressed', (image) => { image.compressed = 250e6 + 1 }),
]
