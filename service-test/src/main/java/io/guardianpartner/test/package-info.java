/**
 * For the tests of services: {@link io.guardianpartner.test.GuardianTest} starts a service against real queues,
 * topics, databases and tables of its own, and {@link io.guardianpartner.test.MessagingProbe} stands at both
 * ends of its messaging.
 */
package io.guardianpartner.test;
