// Alertmanager's configuration: whom it names is there.

/** Alerts that its matchers name and no rule makes. */
export function alertingFlaws({ route, inhibit_rules: rules = [] }, alerts) {
  const matchers = [
    ...(route.routes ?? []).flatMap(({ matchers: own = [] }) => own),
    ...rules.flatMap(({ source_matchers: source, target_matchers: target }) => [...source, ...target]),
  ]
  const named = matchers.flatMap(matcher => matcher.match(/^alertname\s*=~?\s*"?([^"]+)"?$/)?.[1].split('|') ?? [])
  const flaws = [...new Set(named)].filter(name => !alerts.has(name)).map(name => `alertmanager.yaml: there is no alert ${name}`)
  return named.length === 0 ? ['alertmanager.yaml: names no alert'] : flaws
}
