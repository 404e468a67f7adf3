/**
 * The customer authenticator: people sign up, in and out, and have themselves forgotten, against Cognito. It stands between
 * them and Cognito because a CPF may identify but never authenticate, because nobody shall learn who has an account, and
 * because guesses have to be counted.
 */
package io.guardianpartner.auth;
