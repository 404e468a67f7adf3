/**
 * Builds what the contract says, with nothing but the ordinary AWS API: so in the stand-ins here, and just as well in
 * whatever else the clients point to.
 */
package io.guardianpartner.local.topology;
