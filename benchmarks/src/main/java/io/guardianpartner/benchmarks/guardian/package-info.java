/** Guardian's messaging as a service has it: the auto-configuration of message-routes, and a handler. */
package io.guardianpartner.benchmarks.guardian;
