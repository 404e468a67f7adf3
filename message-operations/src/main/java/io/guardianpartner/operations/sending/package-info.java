/** Messages that an operator sends, held to the contract as a service's own. */
package io.guardianpartner.operations.sending;
