/** SQS on one machine: ElasticMQ, in this process, in memory. */
package io.guardianpartner.local.sqs;
