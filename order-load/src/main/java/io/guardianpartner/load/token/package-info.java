/** Access tokens: where they come from, and that they are renewed before they end. */
package io.guardianpartner.load.token;
