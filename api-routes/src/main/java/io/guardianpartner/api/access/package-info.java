/** Keeps to what the REST DSL says about callers: authentication of each request, authorization before each route's first step. */
package io.guardianpartner.api.access;
