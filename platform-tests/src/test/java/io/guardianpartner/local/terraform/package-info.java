/**
 * Terraform's plans, verified against the contract by the same verifier as a deployed topology, and by
 * AWS's own Event Ruler. {@code terraform/verify} plans and runs it.
 */
package io.guardianpartner.local.terraform;
