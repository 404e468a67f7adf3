/** Lines that the services of a whole run have logged: what is in each, and what is in none. */
package io.guardianpartner.acceptance.logs;
