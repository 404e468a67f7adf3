/** How an account begins and ends: sign-up, its confirmation, and being forgotten. */
package io.guardianpartner.auth.account;
