/** Spans of messages: of each attempt to handle one, of its publication and of its parking. Only there while tracing is on. */
package io.guardianpartner.routing.tracing;
