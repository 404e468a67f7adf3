/** The base of every route of the platform: its place in the contract, kinds of failures, traces, the rule for errors. */
package io.guardianpartner.support;
