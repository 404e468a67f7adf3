/** Calls to AWS with errors that people understand, and the addresses of an environment's queues and topics. */
package io.guardianpartner.operations.aws;
