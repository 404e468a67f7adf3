/**
 * The attacker's side: what somebody tries who speaks HTTP and SQS by hand, and that it gets them nowhere. What a single
 * module refuses by itself is tested there; here the whole platform runs, and afterwards still serves everybody else.
 */
package io.guardianpartner.acceptance.hardening;
