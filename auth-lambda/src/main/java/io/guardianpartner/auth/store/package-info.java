/**
 * What the authenticator keeps beside Cognito: whose CPF is whose, sign-ups under way, and how often somebody has tried.
 * Every write that could collide is conditional.
 */
package io.guardianpartner.auth.store;
