/** Calls to AWS with errors that people understand, and where the queues and topics of an environment are. */
package io.guardianpartner.operations.aws;
