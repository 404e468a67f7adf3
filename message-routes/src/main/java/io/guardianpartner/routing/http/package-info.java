/** How services call others over HTTP: whatever answers, no more of it is taken than a limit. */
package io.guardianpartner.routing.http;
