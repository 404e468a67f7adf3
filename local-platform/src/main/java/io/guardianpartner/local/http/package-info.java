/**
 * The smallest HTTP server that the stand-ins need: the JDK's own, always on 127.0.0.1, with routes by method and path
 * and answers as values. Whatever stands in for something of the cloud here, stands on this.
 */
package io.guardianpartner.local.http;
