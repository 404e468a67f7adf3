/** The platform from outside, with the people around it: customer, kitchen, broker, and whoever pulls a plug. */
package io.guardianpartner.acceptance;
