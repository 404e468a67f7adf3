/** Decides what of a request reaches a route, and what of a route's answer leaves. */
package io.guardianpartner.api.request;
