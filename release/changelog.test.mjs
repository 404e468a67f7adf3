import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flaw, released, section } from './changelog.mjs'

const text = '# Changelog\n\n## [Unreleased]\n### Fixed\n- a fault\n\n## [0.1.0] - 2026-01-31\n### Added\n- the rest\n'

test('What was unreleased is the version\'s, and nothing is unreleased', () => {
  const after = released(text, '0.2.0', '2026-02-28')
  assert.equal(after, '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-02-28\n### Fixed\n- a fault\n\n## [0.1.0] - 2026-01-31\n### Added\n- the rest\n')
  assert.equal(section(after, '## [Unreleased]'), '')
  assert.equal(section(after, '## [0.2.0]'), '### Fixed\n- a fault')
  assert.equal(section(after, '## [0.1.0]'), '### Added\n- the rest')
})

test('A section is found by its whole version', () => {
  assert.equal(section(text, '## [0.1]'), null)
  assert.equal(section(text, '## [10.1.0]'), null)
})

test('A changelog that says something new is right', () => assert.equal(flaw(text, '0.2.0'), null))

test('What is missing, empty, odd or there already is named', () => {
  assert.match(flaw('# Changelog\n', '0.2.0'), /has no line "## \[Unreleased\]"/)
  assert.match(flaw(text.replace('- a fault', ''), '0.2.0'), /nothing under/)
  assert.match(flaw(text.replace('Fixed', 'Bugs'), '0.2.0'), /"Bugs", which Keep a Changelog does not know/)
  assert.match(flaw(text, '0.1.0'), /has a section of 0\.1\.0 already/)
})
