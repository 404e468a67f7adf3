/** Spans of requests. Only there while tracing is on. */
package io.guardianpartner.api.tracing;
