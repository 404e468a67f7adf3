/** Cognito, as far as people's accounts need it, and what its refusals mean to us. */
package io.guardianpartner.auth.pool;
