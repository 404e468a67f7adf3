/**
 * What people call themselves: an e-mail address or a CPF. Outside of this package a CPF is only ever known by its
 * pseudonym.
 */
package io.guardianpartner.auth.identifier;
