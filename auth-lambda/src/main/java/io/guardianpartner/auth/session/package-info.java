/** How somebody signs in, stays so, and signs out. */
package io.guardianpartner.auth.session;
