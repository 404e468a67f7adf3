import { readFileSync } from 'node:fs'
import { podman, podmanIfThere, run } from './podman.mjs'

const SERVICES_FROM = 200
const [FIRST, LAST] = [100, 255]

/**
 * A network that leads to this machine and nowhere else. Pods have the low addresses, Services get high ones: further addresses
 * of the bridge, on which this machine listens.
 */
export class Network {
  #services = 0

  static async create(name) {
    const addresses = await create(name)
    const [found] = JSON.parse(await podman('network', 'inspect', name))
    const network = new Network()
    Object.assign(network, { name, bridge: found.network_interface, gateway: `${addresses}.1`, anchor: `${name}-anchor` })
    // The bridge is there as long as a container is.
    await podman('pod', 'create', '--name', network.anchor, '--network', name)
    await podman('pod', 'start', network.anchor)
    // A bridge takes the lowest MAC address among those that are plugged in, unless it was given one: with each pod that goes
    // the others would look for it where it is no more.
    const mac = readFileSync(`/sys/class/net/${network.bridge}/address`, 'utf8').trim()
    await run('ip', ['link', 'set', 'dev', network.bridge, 'address', mac])
    return network
  }

  /** An address for a Service. */
  async serviceAddress() {
    const address = this.gateway.replace(/\d+$/, SERVICES_FROM + this.#services++)
    await run('ip', ['address', 'add', `${address}/32`, 'dev', this.bridge])
    return address
  }

  async remove() {
    await podmanIfThere('pod', 'rm', '--force', '--time', '0', this.anchor)
    await podmanIfThere('network', 'rm', '--force', this.name)
  }
}

/** With addresses that no other network has; podman gives an internal one none of its own on this machine. */
async function create(name) {
  for (let third = FIRST; ; third++) {
    const addresses = `10.89.${third}`
    try {
      await podman('network', 'create', '--internal', '--disable-dns', '--subnet', `${addresses}.0/24`, '--gateway', `${addresses}.1`, name)
      return addresses
    } catch (error) {
      if (!/already (used|in use)|being used/.test(error.message) || third === LAST) throw error
    }
  }
}
