/** Messages that an operator sends, verified against the contract as a service's are. */
package io.guardianpartner.operations.sending;
