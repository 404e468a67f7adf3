/**
 * Whether a changed contract still serves who was built on the released one: messages in flight, services not yet
 * redeployed. Used by the build, not by services.
 */
package io.guardianpartner.message.evolution;
