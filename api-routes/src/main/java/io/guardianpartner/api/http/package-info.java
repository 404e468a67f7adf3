/** Limits the size of answers to calls over HTTP. */
package io.guardianpartner.api.http;
