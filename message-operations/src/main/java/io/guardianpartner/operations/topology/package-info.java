/** Holds what is deployed against the contract's topology, with nothing but rights to read. */
package io.guardianpartner.operations.topology;
