// Nothing is public but the gateway, and the one distribution before it (pages.mjs): groups name groups, subnets are what their routes make them, and there is no further way in.
import { Findings, list } from './plan.mjs'

export async function network(plan) {
  const findings = new Findings()
  const all = type => plan.resources.filter(resource => resource.type === type)
  const each = (type, promise) => all(type).forEach(({ address, is }) => promise(address, is))

  for (const type of ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule']) {
    each(type, (address, is) => {
      findings.expect(is.referenced_security_group_id && !is.cidr_ipv4 && !is.cidr_ipv6 && !is.prefix_list_id,
        `${address}: names addresses instead of a security group`)
      findings.expect(is.ip_protocol === 'tcp' && is.from_port === is.to_port, `${address}: is for more than one port`)
    })
  }
  each('aws_security_group', (address, is) => findings.expect(!list(is.ingress).length && !list(is.egress).length,
    `${address}: has rules within; rules are resources of their own`))
  for (const { address, type } of plan.resources) {
    findings.expect(!OTHER_WAYS_IN.test(type), `${address}: a way in, or out, besides those that are checked here`)
  }

  const subnets = subnetsByRoute(all, each, findings)
  const within = (ids, allowed) => list(ids).length > 0 && list(ids).every(id => allowed.includes(id))
  each('aws_db_instance', (address, is) => findings.expect(is.publicly_accessible === false, `${address}: is public`))
  each('aws_db_subnet_group', (address, is) =>
    findings.expect(within(is.subnet_ids, subnets('private')), `${address}: is not in the private subnets`))
  each('aws_lb', (address, is) => findings.expect(is.internal === true && within(is.subnets, subnets('private')),
    `${address}: is not internal, or not in the private subnets`))
  each('aws_eks_cluster', (address, is) => {
    findings.expect(within(is.vpc_config[0].subnet_ids, subnets('public')), `${address}: is not in the public subnets`)
    findings.expect(!list(is.vpc_config[0].public_access_cidrs).includes('0.0.0.0/0'), `${address}: is open to everybody`)
  })
  each('aws_eks_node_group', (address, is) => {
    const { min_size: least, max_size: most } = is.scaling_config[0]
    findings.expect(least >= 1 && most > least && most <= 10, `${address}: from ${least} to ${most} nodes`)
  })
  return findings
}

// A rule of the older kind may name addresses; the rest has an address of its own, or leads somewhere.
const OTHER_WAYS_IN = new RegExp('^aws_(security_group_rule$|instance$|spot_|eip|network_interface|elb$|alb|nat_gateway|egress_only_'
  + '|default_(route_table|subnet|vpc)$|main_route_table|vpc_peering|vpc_endpoint_service|ec2_|vpn_|dx_|customer_gateway|globalaccelerator'
  + '|lambda_function_url|cloudfront_(?!distribution$|function$|origin_access_control$|response_headers_policy$)|apprunner|lightsail|api_gateway_|transfer_)')

/** Public is a subnet whose table has a route; private one whose table has none. One without a table of its own is neither. */
function subnetsByRoute(all, each, findings) {
  const gateways = all('aws_internet_gateway').map(({ is }) => is.id)
  each('aws_route', (address, is) => findings.expect(gateways.includes(is.gateway_id), `${address}: leads past the internet gateway`))
  each('aws_route_table', (address, is) => findings.expect(!list(is.route).length && !list(is.propagating_vgws).length,
    `${address}: has routes within; routes are resources of their own`))
  const out = all('aws_route').map(({ is }) => is.route_table_id)
  const tables = all('aws_route_table_association').map(({ is }) => is)
  const ids = isPublic => tables.filter(({ route_table_id: table }) => out.includes(table) === isPublic).map(({ subnet_id: id }) => id)
  const known = { public: ids(true), private: ids(false) }
  each('aws_subnet', (address, is) => {
    findings.expect(known.public.includes(is.id) !== known.private.includes(is.id), `${address}: has no route table of its own, or two`)
    findings.expect(known.public.includes(is.id) || !is.map_public_ip_on_launch, `${address}: gives public addresses without being public`)
  })
  return kind => known[kind]
}
