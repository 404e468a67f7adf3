/** The platform from outside, with the people around it: customer, kitchen, broker, and somebody who pulls plugs. */
package io.guardianpartner.acceptance;
