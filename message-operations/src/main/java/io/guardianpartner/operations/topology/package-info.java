/** Verifies what is deployed against the contract's topology; needs rights to read only. */
package io.guardianpartner.operations.topology;
