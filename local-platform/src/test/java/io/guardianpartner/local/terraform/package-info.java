/**
 * What Terraform plans, held against the contract by the same verifier that holds deployed topology against it, and by
 * AWS's own Event Ruler. {@code terraform/verify} plans and runs it.
 */
package io.guardianpartner.local.terraform;
