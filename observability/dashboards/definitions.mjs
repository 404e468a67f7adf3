// All dashboards, in the order in which Grafana's people read them.
import messaging from './messaging.mjs'
import payments from './payments.mjs'
import pods from './pods.mjs'
import restaurant from './restaurant.mjs'
import routes from './routes.mjs'

export const dashboards = { restaurant, routes, messaging, payments, pods }

/** The text of a dashboard's file. */
export function textOf({ json }) {
  return `${JSON.stringify(json, null, 2)}\n`
}
