/**
 * Requests that wait until what they ask for has changed ({@code Prefer: wait}, RFC 7240). No thread is held meanwhile: the
 * route answers 304, that answer is kept back, and the route runs again when somebody tells of another state.
 */
package io.guardianpartner.api.waiting;
